using SeqML.Engine.Kernels.Crf;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Crf;

/// <summary>
/// A sentence as a <see cref="LinearChainCrf"/> sees it: its best tags, the probabilities of tags, of runs of tags and of whole sequences. Each is computed when it is first asked for,
/// and the recursions once. It is the memory, too: made once, it serves sentence after sentence, and allocates only where one is longer than all before.
/// </summary>
/// <remarks>For one thread at a time. The layer's weights must not change between <see cref="Run"/> and the last question.</remarks>
public sealed class CrfLattice
{
    private LinearChainCrf? crf;
    private double shifts;
    private int sequence;
    private float[] trellisMemory = [];
    private float[] viterbiMemory = [];
    private float[] listMemory = [];
    private int[] listPointers = [];
    private int[] listTags = [];
    private double[] listLogs = [];
    private int[] best = [];
    private bool hasBest;
    private bool hasForward;
    private bool hasMarginals;
    private double logPartition;

    /// <summary>T, the tokens of the sentence; 0 before the first.</summary>
    public int Length { get; private set; }

    /// <summary>How many sequences the last <see cref="FindBest"/> has found.</summary>
    public int BestCount { get; private set; }

    /// <summary>The likeliest tags (Viterbi), [T]; of equally likely ones those with the lower number.</summary>
    /// <exception cref="ArgumentException">No tags are allowed.</exception>
    public ReadOnlySpan<int> BestTags
    {
        get
        {
            var scores = Layer.Weights.Scores;
            if (!hasBest && !ViterbiKernel.Run(scores, Trellis, Reserve(ref viterbiMemory, ViterbiKernel.WorkspaceLength(Length, scores.Tags)), Reserve(ref best, Length)))
                throw NoTags();
            hasBest = true;
            return best.AsSpan(0, Length);
        }
    }

    /// <summary>log Z: the log of the sum of e^score over all sequences of tags that are allowed.</summary>
    /// <exception cref="ArgumentException">No tags are allowed.</exception>
    public double LogPartition
    {
        get
        {
            if (hasForward)
                return logPartition;
            var scores = Layer.Weights.Scores;
            logPartition = CrfForwardKernel.Run(scores, Trellis) + shifts + (Length - 1) * (double)scores.Largest;
            if (double.IsNegativeInfinity(logPartition))
                throw NoTags();
            hasForward = true;
            return logPartition;
        }
    }

    private LinearChainCrf Layer => crf ?? throw new InvalidOperationException("Expected a sentence, found none: call Run first.");

    private CrfTrellis Trellis => new(Length, Layer.Tags, trellisMemory);

    /// <summary>Takes a sentence.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How the rows form sentences.</param>
    /// <param name="index">Which of the sentences, from 0.</param>
    /// <exception cref="ArgumentException">Shapes do not fit; an emission or a weight is not a number; a token has no tag with a finite emission. The message names the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public void Run(LinearChainCrf layer, Tensor emissions, PackedSequences sequences, int index)
    {
        layer.Weights.RequireEmissions(emissions, sequences);
        if ((uint)index >= (uint)sequences.Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Expected a sequence from 0 to {sequences.Count - 1}, found {index}.");
        if (float.IsNaN(layer.Weights.Scores.Largest))
            throw new ArgumentException("Expected transitions below plus infinity, found a NaN or plus infinity in the layer's parameters.", nameof(layer));
        (crf, sequence, Length, BestCount, shifts) = (null, index, sequences.Lengths[index], 0, 0); // no sentence, should this one be refused
        (hasBest, hasForward, hasMarginals) = (false, false, false);
        Reserve(ref trellisMemory, CrfTrellis.Length(Length, layer.Tags));
        var trellis = new CrfTrellis(Length, layer.Tags, trellisMemory);
        for (var t = 0; t < Length; t++)
        {
            var largest = trellis.SetEmissions(t, emissions.Values.Slice((sequences.StartOf(t) + index) * layer.Tags, layer.Tags));
            if (!float.IsFinite(largest))
                throw new ArgumentException(FormattableString.Invariant($"Expected emissions that are numbers, and a finite one for each token, found a largest of {largest} at position {t} of sequence {index}."), nameof(emissions));
            shifts += largest;
        }
        crf = layer;
    }

    /// <summary>The probability of each tag at a token, [K].</summary>
    /// <exception cref="ArgumentException">No tags are allowed.</exception>
    public ReadOnlySpan<float> MarginalsAt(int position)
    {
        RequirePosition(position, 1);
        NeedMarginals();
        return Trellis.Marginals.Slice(position * Trellis.Stride, Layer.Tags);
    }

    /// <summary>The probability that tokens side by side have these tags, whatever the others have.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="tags">Their tags, at least one.</param>
    /// <param name="before">[K], whether a tag may stand just before; empty where any may. At the start of the sentence nothing stands there, and it is not asked.</param>
    /// <param name="after">[K], whether a tag may stand just after; empty where any may. At the end of the sentence it is not asked.</param>
    /// <returns>From 0 to 1; 0 where a transition is forbidden.</returns>
    /// <remarks>
    /// For the probability of an entity: "B-PER I-PER, and after it no I-PER" is the tags of both with an <paramref name="after"/> that is true but for I-PER.
    /// </remarks>
    /// <exception cref="ArgumentException">There are no tags, a set has not a truth for each tag, or no tags are allowed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run leaves the sentence, or a tag is none.</exception>
    public double RunProbability(int start, ReadOnlySpan<int> tags, ReadOnlySpan<bool> before = default, ReadOnlySpan<bool> after = default)
    {
        if (tags.IsEmpty)
            throw new ArgumentException("Expected a run of at least one tag, found none.", nameof(tags));
        RequirePosition(start, tags.Length);
        RequireTags(tags);
        RequireSet(before, nameof(before));
        RequireSet(after, nameof(after));
        NeedMarginals();
        return Math.Min(1, CrfRunKernel.Probability(Layer.Weights.Scores, Trellis, start, tags, before, after));
    }

    /// <summary>log P of the tags of the whole sentence; minus infinity where they are not allowed.</summary>
    /// <param name="tags">[T].</param>
    /// <exception cref="ArgumentException">There are more tags than tokens, or fewer; or no tags are allowed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tag is none.</exception>
    public double LogProbability(ReadOnlySpan<int> tags)
    {
        if (tags.Length != Length)
            throw new ArgumentException($"Expected a tag for each of the {Length} tokens, found {tags.Length}.", nameof(tags));
        RequireTags(tags);
        var scores = Layer.Weights.Scores;
        var trellis = Trellis;
        double score = scores.Start[tags[0]] + (double)scores.End[tags[^1]] + shifts + (Length - 1) * (double)scores.Largest;
        for (var t = 0; t < Length; t++)
            score += trellis.Emissions[t * trellis.Stride + tags[t]] + (t == 0 ? 0d : scores.Transitions[tags[t - 1] * scores.Stride + tags[t]]);
        return Math.Min(0, score - LogPartition);
    }

    /// <summary>Finds the likeliest sequences of tags, which <see cref="BestTagsAt"/> and <see cref="LogProbabilityAt"/> then give.</summary>
    /// <param name="count">How many are wanted; at least 1.</param>
    /// <returns>How many there are: fewer where no more are allowed.</returns>
    /// <exception cref="ArgumentException">No tags are allowed.</exception>
    public int FindBest(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var scores = Layer.Weights.Scores;
        var found = BestListsKernel.Run(scores, Trellis, count, Reserve(ref listMemory, BestListsKernel.WorkspaceLength(scores.Tags, count)),
            Reserve(ref listPointers, BestListsKernel.PointersLength(Length, scores.Tags, count)), Reserve(ref listTags, checked(count * Length)));
        if (found == 0)
            throw NoTags();
        Reserve(ref listLogs, found);
        BestCount = found;
        for (var rank = 0; rank < found; rank++)
        {
            var log = LogProbability(BestTagsAt(rank));
            listLogs[rank] = rank == 0 ? log : Math.Min(log, listLogs[rank - 1]); // equals may differ in their last digits
        }
        return found;
    }

    /// <summary>The tags of one of the likeliest sequences, [T]; the first are <see cref="BestTags"/>.</summary>
    /// <param name="rank">From 0 to <see cref="BestCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public ReadOnlySpan<int> BestTagsAt(int rank) => listTags.AsSpan(RequireRank(rank) * Length, Length);

    /// <summary>log P of one of the likeliest sequences; it falls from one to the next.</summary>
    /// <param name="rank">From 0 to <see cref="BestCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public double LogProbabilityAt(int rank) => listLogs[RequireRank(rank)];

    private void NeedMarginals()
    {
        if (hasMarginals)
            return;
        _ = LogPartition;
        CrfBackwardKernel.Run(Layer.Weights.Scores, Trellis);
        hasMarginals = true;
    }

    private void RequirePosition(int start, int length)
    {
        if (start < 0 || length > Length - start)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Expected tokens within the {Length} of the sentence, found {length} from {start} on.");
    }

    private void RequireTags(ReadOnlySpan<int> tags)
    {
        for (var t = 0; t < tags.Length; t++)
            if ((uint)tags[t] >= (uint)Layer.Tags)
                throw new ArgumentOutOfRangeException(nameof(tags), tags[t], $"Expected tags from 0 to {Layer.Tags - 1}, found {tags[t]} at position {t}.");
    }

    private void RequireSet(ReadOnlySpan<bool> set, string name)
    {
        if (!set.IsEmpty && set.Length != Layer.Tags)
            throw new ArgumentException($"Expected a truth for each of the {Layer.Tags} tags, found {set.Length}.", name);
    }

    private int RequireRank(int rank) => (uint)rank < (uint)BestCount
        ? rank
        : throw new ArgumentOutOfRangeException(nameof(rank), rank, $"Expected a rank from 0 to {BestCount - 1}, of the sequences that FindBest has found, found {rank}.");

    private ArgumentException NoTags() => new(
        $"Expected tags that are allowed for the {Length} tokens of sequence {sequence}, found none: every sequence of tags has a forbidden transition, or an emission of minus infinity.");

    private static Span<T> Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[Math.Max(length, Math.Min(2 * (long)array.Length, Array.MaxLength))];
        return array.AsSpan(0, length);
    }
}
