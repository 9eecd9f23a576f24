using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>
/// What was looked at, for an explanation: give one to an attention, and it holds the weights of its last use. They are those before dropout;
/// over the tokens that a token looks at they sum to 1.
/// </summary>
/// <remarks>Attention explains where a layer looked, not by itself why a class was chosen. (Jain and Wallace 2019.)</remarks>
public sealed class AttentionWeights
{
    private float[] weights = [];
    private int[] starts = [];
    private int[] queryLengths = [];
    private int[] memoryLengths = [];

    /// <summary>How many heads there are.</summary>
    public int Heads { get; private set; }

    /// <summary>How many sequences looked.</summary>
    public int Sequences { get; private set; }

    /// <summary>How many tokens a sequence has that looked.</summary>
    public int QueryLength(int sequence) => queryLengths[Checked(sequence, Sequences, nameof(sequence))];

    /// <summary>How many tokens there were to look at.</summary>
    public int MemoryLength(int sequence) => memoryLengths[Checked(sequence, Sequences, nameof(sequence))];

    /// <summary>How much a token looked at each token of the memory, in the memory's order; 0 where it may not look.</summary>
    /// <param name="sequence">The sequence, from 0.</param>
    /// <param name="head">The head, from 0.</param>
    /// <param name="query">The token that looked, from 0.</param>
    public ReadOnlySpan<float> At(int sequence, int head, int query)
    {
        var length = MemoryLength(sequence);
        Checked(head, Heads, nameof(head));
        Checked(query, QueryLength(sequence), nameof(query));
        return weights.AsSpan(starts[sequence] + (head * queryLengths[sequence] + query) * length, length);
    }

    /// <summary>Makes room for a batch, with zeros.</summary>
    internal void Start(int heads, PackedSequences queries, PackedSequences memory, ReadOnlySpan<int> memoryOf)
    {
        var length = Start(heads, queries.Count);
        for (var b = 0; b < Sequences; b++)
            length = Place(b, queries.Lengths[b], memory.Lengths[memoryOf.IsEmpty ? b : memoryOf[b]], length);
        Clear(length);
    }

    /// <summary>Makes room for one query a sequence, with zeros.</summary>
    internal void Start(PackedSequences memory)
    {
        var length = Start(1, memory.Count);
        for (var b = 0; b < Sequences; b++)
            length = Place(b, 1, memory.Lengths[b], length);
        Clear(length);
    }

    /// <summary>Where the weights of one token go.</summary>
    internal Span<float> Row(int sequence, int head, int query) =>
        weights.AsSpan(starts[sequence] + (head * queryLengths[sequence] + query) * memoryLengths[sequence], memoryLengths[sequence]);

    private int Start(int heads, int sequences)
    {
        (Heads, Sequences) = (heads, sequences);
        if (starts.Length < sequences)
            (starts, queryLengths, memoryLengths) = (new int[sequences], new int[sequences], new int[sequences]);
        return 0;
    }

    private int Place(int sequence, int queries, int keys, int start)
    {
        (starts[sequence], queryLengths[sequence], memoryLengths[sequence]) = (start, queries, keys);
        return checked(start + Heads * queries * keys);
    }

    private void Clear(int length)
    {
        if (weights.Length < length)
            weights = new float[length];
        else
            weights.AsSpan(0, length).Clear();
    }

    private static int Checked(int index, int count, string name) => (uint)index < (uint)count
        ? index
        : throw new ArgumentOutOfRangeException(name, index, $"Expected from 0 to {count - 1}, found {index}.");
}
