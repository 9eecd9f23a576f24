using SeqML.Engine.Tensors;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>Chooses the tags of one sentence after the other, and says how likely they are. One thread uses it at a time.</summary>
internal abstract class TagDecoder
{
    private int[] tags = [];
    private float[] scores = [];

    /// <summary>T, the length of the sentence that was decoded last.</summary>
    public int Length { get; private set; }

    /// <summary>Its tags, [T].</summary>
    public Span<int> Tags => tags.AsSpan(0, Length);

    /// <summary>The probability of each, [T].</summary>
    public Span<float> Scores => scores.AsSpan(0, Length);

    /// <summary>Decodes a sentence.</summary>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How its rows form sentences.</param>
    /// <param name="sentence">Which of them.</param>
    public void Decode(Tensor emissions, PackedSequences sequences, int sentence)
    {
        Length = sequences.Lengths[sentence];
        if (tags.Length < Length)
            (tags, scores) = (new int[2 * Length], new float[2 * Length]);
        Choose(emissions, sequences, sentence);
    }

    /// <summary>How likely a run of tags is in the sentence that was decoded last.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="run">The tags of it and those that follow.</param>
    /// <param name="before">[K], which tags may stand right before the run; does not matter at the sentence's start.</param>
    /// <param name="after">[K], which may stand right after it; does not matter at its end.</param>
    public abstract float RunProbability(int start, ReadOnlySpan<int> run, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after);

    /// <summary>Fills <see cref="Tags"/> and <see cref="Scores"/>.</summary>
    private protected abstract void Choose(Tensor emissions, PackedSequences sequences, int sentence);
}
