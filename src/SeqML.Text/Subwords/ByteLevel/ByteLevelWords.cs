using System.Globalization;
using System.Text;

namespace SeqML.Text.Subwords.ByteLevel;

/// <summary>
/// Splits text into the words that byte-level merges stay within, by GPT-2's pattern (Radford et al. 2019):
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>. Every unit is in one word.
/// </summary>
internal static class ByteLevelWords
{
    private const byte Other = 0;
    private const byte Letter = 1;
    private const byte Number = 2;
    private const byte Space = 3;

    /// <summary>The classes of ASCII.</summary>
    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(unit => ClassOf(new Rune(unit)))];

    /// <summary>Where the word ends that begins at a place.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var first = text[start];
        if (first == '\'' && EndOfContraction(text, start) is > 0 and var end)
            return end;
        if (first == ' ' && start + 1 < text.Length && ClassAt(text, start + 1, out _) is not Space and var word)
            return EndOfRun(text, start + 1, word);
        var kind = ClassAt(text, start, out _);
        end = EndOfRun(text, start, kind);
        // The last blank before a word is left to the word, or stands alone.
        return kind == Space && end < text.Length && end - start > 1 ? end - 1 : end;
    }

    private static int EndOfContraction(ReadOnlySpan<char> text, int start) => text[(start + 1)..] switch
    {
        ['s' or 't' or 'm' or 'd', ..] => start + 2,
        ['r' or 'v', 'e', ..] or ['l', 'l', ..] => start + 3,
        _ => 0,
    };

    private static int EndOfRun(ReadOnlySpan<char> text, int start, byte kind)
    {
        var end = start;
        var classes = Ascii;
        while (true)
        {
            while (end < text.Length && text[end] is var unit && unit < 128 && classes[unit] == kind)
                end++;
            if (end == text.Length || text[end] < 128 || ClassAt(text, end, out var length) != kind)
                return end;
            end += length;
        }
    }

    private static byte ClassAt(ReadOnlySpan<char> text, int index, out int length)
    {
        length = 1;
        if (text[index] < 128)
            return Ascii[text[index]];
        // Half a character is read as U+FFFD, which is neither letter nor number.
        Rune.DecodeFromUtf16(text[index..], out var rune, out length);
        return ClassOf(rune);
    }

    private static byte ClassOf(Rune rune) => Rune.IsWhiteSpace(rune) ? Space : Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Number,
        _ => Other,
    };
}
