using System.Buffers;

namespace SeqML.Text.Tokenization.Treebank;

/// <summary>Splits text into words, nearly all of which no rule concerns, and lets the rules part the others.</summary>
internal static class TreebankScanner<TRules>
    where TRules : ITreebankRules
{
    private const int OfStack = 256;

    public static void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        Span<byte> marks = stackalloc byte[OfStack];
        var finalPoint = TRules.FinalPoint(text);
        // The rule of the final full stop puts a blank after it and its brackets and quotes, where a line break may have been.
        var lastEnd = finalPoint < 0 ? -1 : text.Length - TreebankCharacters.WhiteSpaceAtEnd(text);
        var position = 0;
        while (true)
        {
            while ((uint)position < (uint)text.Length && TreebankCharacters.IsWhiteSpace(text[position]))
                position++;
            if (position >= text.Length)
                return;
            var start = position;
            var (kinds, kindsBefore) = (0, 0);
            for (; (uint)position < (uint)text.Length; position++)
            {
                var kind = TreebankCharacters.Of(text[position]);
                if (kind == TreebankCharacters.WhiteSpace)
                    break;
                kindsBefore = kinds;
                kinds |= kind;
            }
            if (kinds == TreebankCharacters.Plain && !TreebankContractions.MayBe(text[start..position]))
                tokens.Add(new TextSpan(start, position - start));
            else if (kindsBefore == TreebankCharacters.Plain && IsPartedFromWord(text[position - 1]) && !TreebankContractions.MayBe(text[start..(position - 1)]))
            {
                tokens.Add(new TextSpan(start, position - 1 - start));
                tokens.Add(new TextSpan(position - 1, 1));
            }
            else if (position - start < OfStack)
                Part(text, start, position, marks, (ushort)kinds, (finalPoint, lastEnd), tokens);
            else
                PartLong(text, start, position, (ushort)kinds, (finalPoint, lastEnd), tokens);
        }
    }

    /// <summary>What is a token of its own after a word, before white space.</summary>
    private static bool IsPartedFromWord(char character) =>
        (TreebankCharacters.Of(character) & (TreebankCharacters.ColonOrComma | TreebankCharacters.Sign | TreebankCharacters.Bracket)) != 0;

    private static void Part(ReadOnlySpan<char> text, int start, int end, Span<byte> marks, ushort kinds, (int Point, int End) last, List<TextSpan> tokens)
    {
        marks = marks[..(end - start + 1)];
        marks.Clear();
        var word = new TreebankWord(text, start, end, marks, end == last.End);
        TRules.Part(text, word, kinds, last.Point);
        word.AddTo(tokens);
    }

    private static void PartLong(ReadOnlySpan<char> text, int start, int end, ushort kinds, (int Point, int End) last, List<TextSpan> tokens)
    {
        var marks = ArrayPool<byte>.Shared.Rent(end - start + 1);
        Part(text, start, end, marks, kinds, last, tokens);
        ArrayPool<byte>.Shared.Return(marks);
    }
}
