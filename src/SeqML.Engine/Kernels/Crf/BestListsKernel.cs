namespace SeqML.Engine.Kernels.Crf;

/// <summary>The n likeliest sequences of tags: the recursion of <see cref="ViterbiKernel"/> with the n best ways to each tag instead of the best one. (Schwartz and Chow 1990.)</summary>
/// <remarks>The additions and the order among equals are those of <see cref="ViterbiKernel"/>: the first sequence is the one that it finds.</remarks>
public static class BestListsKernel
{
    /// <summary>Floats of working memory: the scores of two tokens' lists.</summary>
    public static int WorkspaceLength(int tags, int count) => checked(2 * tags * count);

    /// <summary>Whole numbers of working memory: where each list's entries came from.</summary>
    public static int PointersLength(int steps, int tags, int count) => checked(steps * tags * count);

    /// <summary>Finds them.</summary>
    /// <param name="scores">Of transitions, start and end.</param>
    /// <param name="trellis">Its emissions are read, and nothing else.</param>
    /// <param name="count">n, at least 1.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLength"/>.</param>
    /// <param name="pointers">At least <see cref="PointersLength"/>.</param>
    /// <param name="tags">[n, T], gets the sequences, likeliest first.</param>
    /// <returns>How many there are: n, or fewer where no more are allowed.</returns>
    public static int Run(CrfScores scores, CrfTrellis trellis, int count, Span<float> workspace, Span<int> pointers, Span<int> tags)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (steps, size, stride) = (trellis.Steps, trellis.Tags, trellis.Stride);
        Span<float> next = workspace[..(size * count)], before = workspace.Slice(size * count, size * count);
        ReadOnlySpan<float> transitions = scores.Transitions, emissions = trellis.Emissions;
        for (var t = 0; t < steps; t++)
        {
            var largest = float.NegativeInfinity;
            for (var j = 0; j < size; j++)
            {
                var list = next.Slice(j * count, count);
                var from = pointers.Slice((t * size + j) * count, count);
                list.Fill(float.NegativeInfinity);
                if (t == 0)
                    list[0] = scores.Start[j];
                else
                    for (var i = 0; i < size; i++)
                        Insert(before.Slice(i * count, count), transitions[i * stride + j], i * count, list, from);
                foreach (ref var score in list)
                    score += emissions[t * stride + j];
                largest = MathF.Max(largest, list[0]);
            }
            var shift = MathF.Max(largest, float.MinValue);
            foreach (ref var score in next)
                score -= shift;
            var written = next;
            next = before;
            before = written;
        }
        return Trace(scores, before, count, pointers, size, tags);
    }

    /// <summary>Puts entries of a list, each with a score added, into another list of the best.</summary>
    private static void Insert(ReadOnlySpan<float> entries, float score, int place, Span<float> list, Span<int> from)
    {
        for (var rank = 0; rank < entries.Length; rank++)
        {
            var x = entries[rank] + score;
            if (!(x > list[^1]))
                return; // nor are later ones better
            var at = list.Length - 1;
            for (; at > 0 && x > list[at - 1]; at--)
                (list[at], from[at]) = (list[at - 1], from[at - 1]);
            (list[at], from[at]) = (x, place + rank);
        }
    }

    private static int Trace(CrfScores scores, Span<float> last, int count, Span<int> pointers, int size, Span<int> tags)
    {
        var steps = tags.Length / count;
        for (var found = 0; found < count; found++)
        {
            var (best, place) = (float.NegativeInfinity, -1);
            for (var entry = 0; entry < last.Length; entry++)
                if (last[entry] + scores.End[entry / count] > best)
                    (best, place) = (last[entry] + scores.End[entry / count], entry);
            if (place < 0)
                return found;
            last[place] = float.NegativeInfinity;
            var sequence = tags.Slice(found * steps, steps);
            for (var t = steps - 1; t >= 0; t--)
            {
                sequence[t] = place / count;
                place = t > 0 ? pointers[t * size * count + place] : 0;
            }
        }
        return count;
    }
}
