using System.Globalization;
using System.Text;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>The rules of <see cref="WordTokenizer"/> in their simplest form, a code point at a time: slow, and what the fast one is held to.</summary>
internal static class WordReference
{
    public static List<TextSpan> SpansOf(string text)
    {
        var spans = new List<TextSpan>();
        var position = 0;
        while (true)
        {
            while (position < text.Length && IsSeparator(RuneAt(text, position, out var length)))
                position += length;
            if (position >= text.Length)
                return spans;
            var end = IsWordPart(RuneAt(text, position, out _)) ? EndOfWord(text, position) : EndOfSymbol(text, position);
            spans.Add(new TextSpan(position, end - position));
            position = end;
        }
    }

    private static int EndOfWord(string text, int end)
    {
        var last = default(Rune);
        while (end < text.Length)
        {
            var rune = RuneAt(text, end, out var length);
            if (!IsWordPart(rune) && !JoinsWord(text, rune, last, end + length))
                break;
            if (!IsMark(rune))
                last = rune;
            end += length;
        }
        return end;
    }

    private static bool JoinsWord(string text, Rune joint, Rune last, int next)
    {
        if (next >= text.Length)
            return false;
        var follower = RuneAt(text, next, out _);
        return joint.Value switch
        {
            '\'' or '\u2019' or '-' or '\u2010' or '\u00B7' => IsLetterOrDigit(last) && IsLetterOrDigit(follower),
            '.' => (Rune.IsLetter(last) && Rune.IsLetter(follower)) || (Rune.IsDigit(last) && Rune.IsDigit(follower)),
            ',' or ':' => Rune.IsDigit(last) && Rune.IsDigit(follower),
            _ => false,
        };
    }

    private static int EndOfSymbol(string text, int start)
    {
        if (char.IsAscii(text[start]) && (start + 1 == text.Length || char.IsAscii(text[start + 1])))
            return start + 1;
        return start + Math.Max(1, StringInfo.GetNextTextElementLength(text.AsSpan(start, Math.Min(64, text.Length - start))));
    }

    private static Rune RuneAt(string text, int index, out int length)
    {
        Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out length);
        return rune;
    }

    private static bool IsSeparator(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;

    private static bool IsLetterOrDigit(Rune rune) => rune != default && Rune.IsLetterOrDigit(rune);

    private static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
