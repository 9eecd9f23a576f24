using SeqML.Engine.Kernels.Crf;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Crf;

/// <summary>What the likelihood asks of the true tags.</summary>
internal static class CrfTargets
{
    /// <summary>Throws where there is not a tag for each token, or a sentence's tags are not allowed to follow each other.</summary>
    public static void Require(CrfScores scores, PackedSequences sequences, ReadOnlySpan<int> tags)
    {
        if (tags.Length != sequences.Rows)
            throw new ArgumentException($"Expected {sequences.Rows} tags, one for each token of the {sequences.Count} sequences, found {tags.Length}.", nameof(tags));
        for (var row = 0; row < tags.Length; row++)
            if ((uint)tags[row] >= (uint)scores.Tags)
                throw new ArgumentOutOfRangeException(nameof(tags), tags[row], $"Expected tags from 0 to {scores.Tags - 1}, found {tags[row]} at {Place(sequences, row)}.");
        if (float.IsNaN(scores.Largest))
            return; // weights that are no numbers: the loss will say so
        for (var b = 0; b < sequences.Count; b++)
        {
            var last = sequences.Lengths[b] - 1;
            if (float.IsNegativeInfinity(scores.Start[tags[b]]))
                Throw(b, 0, $"tag {tags[b]} at the start");
            for (var t = 1; t <= last; t++)
            {
                var (from, to) = (tags[sequences.StartOf(t - 1) + b], tags[sequences.StartOf(t) + b]);
                if (float.IsNegativeInfinity(scores.Transitions[from * scores.Stride + to]))
                    Throw(b, t, $"tag {to} after tag {from}");
            }
            var end = tags[sequences.StartOf(last) + b];
            if (float.IsNegativeInfinity(scores.End[end]))
                Throw(b, last, $"tag {end} at the end");
        }
    }

    /// <summary>The sentence and the token of a row, both from 0.</summary>
    private static string Place(PackedSequences sequences, int row)
    {
        var t = 0;
        while (t + 1 < sequences.Steps && sequences.StartOf(t + 1) <= row)
            t++;
        return $"position {t} of sequence {row - sequences.StartOf(t)}";
    }

    private static void Throw(int sequence, int position, string found) =>
        throw new ArgumentException($"Expected tags that are allowed to follow each other, found {found}, at position {position} of sequence {sequence}. Correct the tags, or allow it in the rules.", "tags");
}
