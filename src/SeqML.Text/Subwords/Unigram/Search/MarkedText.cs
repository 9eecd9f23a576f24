using System.Buffers;
using System.Diagnostics;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>A normalized text, with marks for its white space, and where each unit comes from. Its memory is rented: dispose of it.</summary>
internal ref struct MarkedText
{
    private readonly bool startsWithPrefix;
    private char[] units;
    private int[] starts; // of the units in the original, and behind the last where the last one's origin ends

    /// <summary>Normalizes a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="normalization">What is made of it.</param>
    /// <param name="kept">Pieces that stay as they are where they stand; null for none.</param>
    public MarkedText(ReadOnlySpan<char> text, UnigramNormalization normalization, UserPieces? kept = null)
    {
        units = ArrayPool<char>.Shared.Rent(text.Length + 2);
        starts = ArrayPool<int>.Shared.Rent(text.Length + 2);
        var reader = new CharacterReader(text, normalization, kept);
        var isBlank = normalization.RemovesExtraWhiteSpace;
        var isMore = reader.Next();
        while (isMore && isBlank && reader.Current is [' '])
            isMore = reader.Next();
        if (!isMore)
            return;
        startsWithPrefix = normalization.AddsDummyPrefix;
        if (startsWithPrefix)
            Add(WhiteSpaceMark.Character, reader.Start);
        for (; isMore; isMore = reader.Next())
        {
            var characters = isBlank ? reader.Current.TrimStart(' ') : reader.Current;
            foreach (var unit in characters)
                Add(unit == ' ' ? WhiteSpaceMark.Character : unit, reader.Start);
            if (characters.Length > 0)
                isBlank = normalization.RemovesExtraWhiteSpace && characters[^1] == ' ';
        }
        starts[Length] = text.Length;
        if (normalization.RemovesExtraWhiteSpace)
            while (Length > 0 && units[Length - 1] == WhiteSpaceMark.Character)
                Length--;
    }

    /// <summary>How many units it has.</summary>
    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Units => units.AsSpan(0, Length);

    /// <summary>Where a span of the units stands in the original. A mark stands for all white space up to the next unit; one that was added is empty. Units that came of one character all have it.</summary>
    public readonly (int Start, int Length) Original(int start, int end)
    {
        Debug.Assert(start < end && end <= Length, "a span of at least one unit");
        var first = starts[start];
        if (startsWithPrefix && end == 1)
            return (first, 0);
        while (end < Length && starts[end] == starts[end - 1])
            end++;
        return (first, starts[end] - first);
    }

    /// <summary>Where the word that starts at a unit ends: at the next mark, or the end of the text.</summary>
    public readonly int EndOfWord(int start)
    {
        var length = Units[(start + 1)..].IndexOf(WhiteSpaceMark.Character);
        return length < 0 ? Length : start + 1 + length;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(units);
        ArrayPool<int>.Shared.Return(starts);
        (units, starts, Length) = ([], [], 0);
    }

    private void Add(char unit, int start)
    {
        if (Length + 1 >= Math.Min(units.Length, starts.Length))
            Grow();
        (units[Length], starts[Length++]) = (unit, start);
    }

    private void Grow()
    {
        var (longerUnits, longerStarts) = (ArrayPool<char>.Shared.Rent(2 * units.Length), ArrayPool<int>.Shared.Rent(2 * units.Length));
        units.AsSpan(0, Length).CopyTo(longerUnits);
        starts.AsSpan(0, Length).CopyTo(longerStarts);
        ArrayPool<char>.Shared.Return(units);
        ArrayPool<int>.Shared.Return(starts);
        (units, starts) = (longerUnits, longerStarts);
    }
}
