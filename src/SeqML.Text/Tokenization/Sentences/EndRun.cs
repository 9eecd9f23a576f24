namespace SeqML.Text.Tokenization.Sentences;

/// <summary>A run of marks that may end a sentence, with what belongs to the sentence after them: quotes and brackets that close, faces, emoji, footnote numbers.</summary>
internal ref struct EndRun
{
    /// <summary>An opening quote is looked for in so many units before its end: a bound, so that no text takes more than linear time.</summary>
    private const int FarthestQuote = 1000;

    /// <summary>The first unit after it.</summary>
    public int End { get; private set; }

    /// <summary>How many full stops there are.</summary>
    public int Stops { get; private set; }

    /// <summary>Whether there is an exclamation or question mark, or the like.</summary>
    public bool HasEnder { get; private set; }

    /// <summary>Whether there is an ellipsis of one character.</summary>
    public bool HasEllipsis { get; private set; }

    /// <summary>Whether a mark needs no blank after it.</summary>
    public bool IsStrong { get; private set; }

    /// <summary>Whether a quote or bracket closes after the marks.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether there were other marks before, which a quote or bracket closed: "(etc.)." has no abbreviation in its last stop.</summary>
    public bool IsSecond { get; private set; }

    /// <summary>Whether a face or emoji ends it.</summary>
    public bool HasFace { get; private set; }

    public readonly bool IsSingleStop => Stops == 1 && !HasEnder && !HasEllipsis && !IsStrong;

    public readonly bool IsEllipsis => !HasEnder && !IsStrong && (HasEllipsis || Stops > 1);

    public static EndRun At(ReadOnlySpan<char> text, int sentence, int position)
    {
        var run = new EndRun { End = position };
        while (run.End < text.Length && (run.TakeMark(text) || run.TakeCloser(text) || run.TakeFace(text, run.End) || run.TakeSpaced(text, sentence)))
        {
        }
        return run;
    }

    private bool TakeMark(ReadOnlySpan<char> text)
    {
        var mark = Marks.Of(text[End]);
        if ((mark & (Mark.Stop | Mark.Ender | Mark.StrongEnder)) == 0)
            return false;
        if (IsClosed || HasFace)
            this = new EndRun { End = End, IsSecond = true };
        if ((mark & Mark.Stop) != 0)
            Stops++;
        else if (text[End] == '\u2026')
            HasEllipsis = true;
        else
            HasEnder = true;
        IsStrong |= (mark & Mark.StrongEnder) != 0;
        End++;
        return true;
    }

    private bool TakeCloser(ReadOnlySpan<char> text)
    {
        if ((Marks.Of(text[End]) & Mark.Closer) != 0)
        {
            IsClosed = true;
            End++;
            return true;
        }
        // A footnote's number: "It is so.[12] They ..."
        if (text[End] != '[')
            return false;
        var digits = text[(End + 1)..].IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 4 || text[End + 1 + digits] != ']')
            return false;
        End += digits + 2;
        return true;
    }

    private bool TakeFace(ReadOnlySpan<char> text, int at)
    {
        var length = Emoticons.EmojiLengthAt(text, at);
        if (length == 0 && (at > End || at == text.Length))
            length = Emoticons.LengthAt(text, at);
        if (length == 0)
            return false;
        End = at + length;
        return HasFace = true;
    }

    /// <summary>What stands after blanks: ". . .", French "! ! !", and the closing quotes and brackets of text whose tokens are parted.</summary>
    private bool TakeSpaced(ReadOnlySpan<char> text, int sentence)
    {
        var next = Blanks.EndInLine(text, End);
        if (next == End || next == text.Length)
            return false;
        if (TakeFace(text, next))
            return true;
        var mark = Marks.Of(text[next]);
        var isAlone = next + 1 == text.Length || (Marks.Of(text[next + 1]) & (Mark.Blank | Mark.Stop | Mark.Ender | Mark.Closer)) != 0;
        if (!isAlone || (!Marks.IsEnd(text[next]) && (mark & Mark.Closer) == 0))
            return false;
        if ((mark & Mark.Opener) != 0 && text[next] is not ('\u00BB' or '\u201D') && !IsOpen(text[Math.Max(sentence, next - FarthestQuote)..next], text[next]))
            return false;
        End = next;
        return true;
    }

    private static bool IsOpen(ReadOnlySpan<char> before, char quote) => quote == '"' && before.Count('"') % 2 == 1;
}
