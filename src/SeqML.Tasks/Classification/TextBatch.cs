using SeqML.Engine.Tensors;
using SeqML.Training.Batches;

namespace SeqML.Tasks.Classification;

/// <summary>Some rows as a batch: their texts packed, both texts of a pair among the others, in memory that the next batch reuses.</summary>
internal sealed class TextBatch
{
    private readonly SequenceBatch packed = new();
    private int[] rows = [];
    private int[] texts = [];
    private int[] first = [];
    private int[] second = [];
    private int[] places = [];
    private int count;
    private int sides;

    public ReadOnlySpan<int> Ids => packed.Ids;

    public PackedSequences Sequences => packed.Sequences;

    /// <summary>The rows, in the order of the network's answers.</summary>
    public ReadOnlySpan<int> Rows => sides == 1 ? packed.Members : rows.AsSpan(0, count);

    /// <summary>Which sequence is the first text of each row; empty where rows are no pairs.</summary>
    public ReadOnlySpan<int> First => first.AsSpan(0, sides == 1 ? 0 : count);

    /// <summary>Which sequence is the second text of each row; empty where rows are no pairs.</summary>
    public ReadOnlySpan<int> Second => second.AsSpan(0, sides == 1 ? 0 : count);

    /// <summary>Takes rows.</summary>
    /// <param name="collection">The ids of all texts, those of a row side by side.</param>
    /// <param name="sidesOfRow">How many texts a row has, 1 or 2.</param>
    /// <param name="members">Which rows; none twice.</param>
    public void Set(IReadOnlyList<int[]> collection, int sidesOfRow, ReadOnlySpan<int> members)
    {
        (sides, count) = (sidesOfRow, members.Length);
        if (sides == 1)
        {
            packed.Set(collection, members);
            return;
        }
        Reserve(ref rows, count);
        Reserve(ref texts, 2 * count);
        Reserve(ref first, count);
        Reserve(ref second, count);
        if (places.Length < collection.Count)
            places = new int[collection.Count];
        members.CopyTo(rows);
        for (var b = 0; b < count; b++)
            (texts[2 * b], texts[2 * b + 1]) = (2 * members[b], 2 * members[b] + 1);
        packed.Set(collection, texts.AsSpan(0, 2 * count));
        for (var place = 0; place < packed.Members.Length; place++)
            places[packed.Members[place]] = place;
        for (var b = 0; b < count; b++)
            (first[b], second[b]) = (places[2 * members[b]], places[2 * members[b] + 1]);
    }

    private static void Reserve(ref int[] array, int length)
    {
        if (array.Length < length)
            array = new int[Math.Max(length, 2 * array.Length)];
    }
}
