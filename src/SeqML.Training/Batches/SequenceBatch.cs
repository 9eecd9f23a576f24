using SeqML.Engine.Tensors;

namespace SeqML.Training.Batches;

/// <summary>Some sequences of ids, packed step by step, in memory that the next batch reuses.</summary>
public sealed class SequenceBatch
{
    private int[] ids = [];
    private int[] members = [];
    private int[] lengths = [];
    private int count;

    /// <summary>How the ids form sequences.</summary>
    public PackedSequences Sequences { get; } = new();

    /// <summary>The ids, [N], in the order of <see cref="Sequences"/>.</summary>
    public ReadOnlySpan<int> Ids => ids.AsSpan(0, Sequences.Rows);

    /// <summary>Which sequence of the collection each of the batch is, [B].</summary>
    public ReadOnlySpan<int> Members => members.AsSpan(0, count);

    /// <summary>Takes the sequences with the given indices, and sorts them by length, longest first.</summary>
    /// <param name="collection">All sequences; those that are taken are not empty.</param>
    /// <param name="indices">Which to take.</param>
    public void Set(IReadOnlyList<int[]> collection, ReadOnlySpan<int> indices)
    {
        count = indices.Length;
        Reserve(ref members, count);
        Reserve(ref lengths, count);
        indices.CopyTo(members);
        for (var b = 0; b < count; b++)
            lengths[b] = -collection[members[b]].Length; // sorts from long to short
        Array.Sort(lengths, members, 0, count);
        for (var b = 0; b < count; b++)
            lengths[b] = -lengths[b];
        Sequences.Set(lengths.AsSpan(0, count));
        Reserve(ref ids, Sequences.Rows);
        for (var b = 0; b < count; b++)
        {
            var sequence = collection[members[b]];
            for (var step = 0; step < sequence.Length; step++)
                ids[Sequences.StartOf(step) + b] = sequence[step];
        }
    }

    private static void Reserve(ref int[] array, int length)
    {
        if (array.Length < length)
            array = new int[Math.Max(length, 2 * array.Length)];
    }
}
