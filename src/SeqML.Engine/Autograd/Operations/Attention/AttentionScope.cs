using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>Which tokens may look at which.</summary>
/// <remarks>A token never looks beyond the sequence it is given, and there is no padding: other sequences of a batch change no bit of a result.</remarks>
public readonly ref struct AttentionScope
{
    private AttentionScope(PackedSequences queries, PackedSequences memory) => (Queries, Memory) = (queries, memory);

    /// <summary>The sequences of those that look.</summary>
    public PackedSequences Queries { get; }

    /// <summary>The sequences that are looked at.</summary>
    public PackedSequences Memory { get; }

    /// <summary>For each sequence of <see cref="Queries"/> the one of <see cref="Memory"/> that it looks at; empty where they are the same.</summary>
    public ReadOnlySpan<int> MemoryOf { get; private init; }

    /// <summary>Whether a token looks only at those that are not later than itself.</summary>
    public bool IsCausal { get; private init; }

    /// <summary>For each row of the memory whether it may be looked at; empty for all. Rows that may not are not read.</summary>
    public ReadOnlySpan<bool> KeyMask { get; private init; }

    /// <summary>The tokens of a sequence look at each other.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="isCausal">Whether only at those that are not later.</param>
    public static AttentionScope Within(PackedSequences sequences, bool isCausal = false) => new(sequences, sequences) { IsCausal = isCausal };

    /// <summary>The tokens of a sequence look at those of another, its memory.</summary>
    /// <param name="queries">The sequences that look.</param>
    /// <param name="memory">The sequences that are looked at.</param>
    /// <param name="memoryOf">For each of <paramref name="queries"/> which of <paramref name="memory"/> is its own: both are sorted by length, so they may stand in another order.</param>
    public static AttentionScope Across(PackedSequences queries, PackedSequences memory, ReadOnlySpan<int> memoryOf) =>
        new(queries, memory) { MemoryOf = memoryOf };

    /// <summary>The same without the tokens that a mask leaves out. A token for which nothing is left gets zeros.</summary>
    /// <param name="keyMask">For each row of the memory whether it may be looked at.</param>
    public AttentionScope Only(ReadOnlySpan<bool> keyMask) => this with { KeyMask = keyMask };

    /// <summary>Throws where the parts do not fit each other.</summary>
    internal void Validate()
    {
        if (MemoryOf.IsEmpty ? Queries != Memory : MemoryOf.Length != Queries.Count)
            throw new ArgumentException($"Expected the memory of each of {Queries.Count} sequences, found that of {MemoryOf.Length}.", nameof(MemoryOf));
        foreach (var sequence in MemoryOf)
            if ((uint)sequence >= (uint)Memory.Count)
                throw new ArgumentOutOfRangeException(nameof(MemoryOf), sequence, $"Expected sequences of the memory from 0 to {Memory.Count - 1}, found {sequence}.");
        if (!KeyMask.IsEmpty && KeyMask.Length != Memory.Rows)
            throw new ArgumentException($"Expected a mask for the {Memory.Rows} rows of the memory, found one of {KeyMask.Length}.", nameof(KeyMask));
    }
}
