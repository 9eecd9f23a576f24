using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>Walks once over a text and takes words, addresses, faces and signs one after the other.</summary>
internal ref struct SyntacticWordScanner(ReadOnlySpan<char> text, SyntacticWordLexicon lexicon, List<TextSpan> tokens)
{
    private readonly ReadOnlySpan<char> text = text;
    private Addresses addresses;
    private int end;

    public void Run()
    {
        for (var position = 0; position < text.Length;)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }
            var plain = WordUnits.EndOfPlainWord(text, position);
            if (plain > position)
            {
                position = end = TakeSplit(position, plain);
                continue;
            }
            var unit = WordUnits.At(text, position, out var length);
            if ((unit & WordUnit.Separator) != 0)
                position += length;
            else
                position = end = (unit & WordUnit.Word) != 0 ? AtWord(position) : AtSign(position);
        }
    }

    private readonly int Take(int start, int after)
    {
        if (after > start)
            tokens.Add(new TextSpan(start, after - start));
        return after;
    }

    private int AtWord(int start)
    {
        var address = addresses.EndAt(text, start);
        if (address > start)
            return Take(start, address);
        var word = WordShape.At(text, start, lexicon);
        // "10:30pm", "$3m": the number, then what it counts.
        if (word.UnitStart > start)
        {
            Take(start, word.UnitStart);
            return AtWord(word.UnitStart);
        }
        if (word.KeepsStop(text, start, lexicon))
            return Take(start, word.End + 1);
        return word.HasApostrophe ? TakeWithClitics(start, word.End) : TakeSplit(start, word.End);
    }

    /// <summary>"I'd've": what is before the clitics, then each of them.</summary>
    private readonly int TakeWithClitics(int start, int after)
    {
        if (!lexicon.SplitsOf(text[start..after]).IsEmpty)
            return TakeSplit(start, after);
        Span<int> cuts = stackalloc int[4];
        var count = 0;
        for (var last = after; count < cuts.Length; count++)
        {
            var length = lexicon.CliticLength(text[start..last]);
            // Of a number it makes a plural: "the 60's".
            if (length == 0 || last - length <= start || WordUnits.EndOfAscii(text, start, WordUnit.Digit) >= last - length)
                break;
            cuts[count] = last -= length;
        }
        var from = count == 0 ? Take(start, after) : TakeSplit(start, cuts[count - 1]);
        for (var i = count - 1; i >= 0; i--)
            from = Take(from, i == 0 ? after : cuts[i - 1]);
        return from;
    }

    private readonly int TakeSplit(int start, int after)
    {
        var from = start;
        foreach (var offset in lexicon.SplitsOf(text[start..after]))
            from = Take(from, start + offset);
        return Take(from, after);
    }

    private int AtSign(int start)
    {
        var isFirst = start == 0 || start > end;
        var next = WordUnits.At(text, start + 1);
        var unit = text[start];
        if (WordUnits.IsApostrophe(unit) && (next & WordUnit.Word) != 0 && EndOfElided(start, isFirst) is > 0 and var elided)
            return TakeSplit(start, elided);
        if ((isFirst || unit == '.') && (next & WordUnit.Word) != 0 && EndOfSigned(start, next) is > 0 and var signed)
            return Take(start, signed);
        var face = Emoticons.LengthAt(text, start);
        if (face > 0)
            return Take(start, start + face);
        if ((WordUnits.At(text, start) & WordUnit.Run) == 0)
            return Take(start, WordUnits.EndOfSign(text, start));
        var after = start + 1;
        while (after < text.Length && (text[after] == unit || (IsEnder(unit) && IsEnder(text[after]))))
            after++;
        return Take(start, Math.Max(after, after - start > 1 ? after : WordUnits.EndOfSign(text, start)));
    }

    /// <summary>The end of a word that an apostrophe begins: "'em", "'90s", and the clitic of "U.S.'s"; 0 where it is a quote.</summary>
    private readonly int EndOfElided(int start, bool isFirst)
    {
        var after = WordUnits.EndOfWord(text, start + 1);
        if (after - start > SyntacticWordLexicon.LongestEntry)
            return 0;
        var digits = WordUnits.EndOfAscii(text, start + 1, WordUnit.Digit);
        var isYear = digits == start + 3 && (digits == after || (digits == after - 1 && text[digits] == 's'));
        return isYear || lexicon.IsWhole(text[start..after]) || !lexicon.SplitsOf(text[start..after]).IsEmpty || (!isFirst && lexicon.CliticLength(text[start..after]) == after - start) ? after : 0;
    }

    /// <summary>The end of a word with a sign of its own before it: ".5", "+44", ".doc", "@name", "#tag"; 0 where there is none.</summary>
    private readonly int EndOfSigned(int start, WordUnit next)
    {
        var isNumber = (next & WordUnit.Digit) != 0;
        switch (text[start])
        {
            case '.' or '+' when isNumber && (WordUnits.At(text, start - 1) & WordUnit.Word) == 0:
                var shape = WordShape.At(text, start + 1, lexicon);
                return shape.UnitStart > start + 1 ? shape.UnitStart : shape.End;
            case '.' when WordUnits.EndOfWord(text, start + 1) is var after && lexicon.IsNameEnding(text[(start + 1)..after]):
                return after;
            case '@' or '#' when !isNumber:
                return WordUnits.EndOfWord(text, start + 1);
            default:
                return 0;
        }
    }

    private static bool IsEnder(char unit) => unit is '.' or '!' or '?' or '\u2026';
}
