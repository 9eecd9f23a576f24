namespace SeqML.Text.Normalization.Unicode;

/// <summary>Characters that normalize together, and their way to a normalization form: taken apart, put in order, composed. Time is linear, for a million marks on one letter as well.</summary>
internal sealed class Segment
{
    private const int Short = 16;

    private readonly UnicodeData data = UnicodeData.Instance;
    private readonly int[] places = new int[byte.MaxValue + 2];
    private (int Character, byte Class)[] characters = new (int, byte)[Short];
    private (int Character, byte Class)[] sorted = [];
    private char[] units = new char[2 * Short];
    private int count;

    /// <summary>The normalization form of a piece of text that no other piece changes. Valid until the next.</summary>
    public ReadOnlySpan<char> Normalize(ReadOnlySpan<char> text, FormRules form)
    {
        count = 0;
        for (var i = 0; i < text.Length;)
        {
            var character = CodePoints.At(text, i, out var length);
            Decompose(character, form.Compatible);
            i += length;
        }
        Sort();
        if (form.Composes)
            Compose();
        return Encode();
    }

    private void Decompose(int character, bool compatible)
    {
        if (Hangul.IsSyllable(character))
        {
            var (leading, vowel, trailing) = Hangul.Parts(character);
            Add(leading);
            Add(vowel);
            if (trailing != 0)
                Add(trailing);
        }
        else if (data.Decomposition(character, compatible) is { } parts)
        {
            foreach (var part in parts)
                Add(part);
        }
        else
        {
            Add(character);
        }
    }

    private void Add(int character)
    {
        if (count == characters.Length)
            Array.Resize(ref characters, 2 * count);
        characters[count++] = (character, data.ClassOf(character));
    }

    /// <summary>Canonical ordering: marks between two characters of class 0 in the order of their classes, equals as they stand.</summary>
    private void Sort()
    {
        for (var start = 0; start < count; start++)
        {
            var end = start;
            while (end < count && characters[end].Class != 0)
                end++;
            var marks = characters.AsSpan(start, end - start);
            if (marks.Length <= Short)
                SortByInsertion(marks);
            else
                SortByCounting(marks);
            start = end;
        }
    }

    private static void SortByInsertion(Span<(int Character, byte Class)> marks)
    {
        for (var i = 1; i < marks.Length; i++)
            for (var j = i; j > 0 && marks[j - 1].Class > marks[j].Class; j--)
                (marks[j - 1], marks[j]) = (marks[j], marks[j - 1]);
    }

    private void SortByCounting(Span<(int Character, byte Class)> marks)
    {
        if (sorted.Length < marks.Length)
            sorted = new (int, byte)[characters.Length];
        Array.Clear(places);
        foreach (var mark in marks)
            places[mark.Class + 1]++;
        for (var i = 1; i < places.Length; i++)
            places[i] += places[i - 1];
        foreach (var mark in marks)
            sorted[places[mark.Class]++] = mark;
        sorted.AsSpan(0, marks.Length).CopyTo(marks);
    }

    /// <summary>Canonical composition (The Unicode Standard, D117): a character composes with the last of class 0 unless one between them is of no lower class.</summary>
    private void Compose()
    {
        var (starter, written) = (-1, 0);
        foreach (var (character, combiningClass) in characters.AsSpan(0, count))
        {
            if (starter >= 0 && (written - 1 == starter || characters[written - 1].Class < combiningClass)
                && Composition(characters[starter].Character, character) is >= 0 and var composite)
            {
                characters[starter].Character = composite;
                continue;
            }
            if (combiningClass == 0)
                starter = written;
            characters[written++] = (character, combiningClass);
        }
        count = written;
    }

    private int Composition(int first, int second) =>
        Hangul.Composition(first, second) is >= 0 and var syllable ? syllable : data.Composition(first, second);

    private ReadOnlySpan<char> Encode()
    {
        if (units.Length < 2 * count)
            units = new char[2 * characters.Length];
        var length = 0;
        foreach (var (character, _) in characters.AsSpan(0, count))
            length += CodePoints.Write(character, units.AsSpan(length));
        return units.AsSpan(0, length);
    }
}
