namespace SeqML.Text.Tokenization.Sentences;

/// <summary>Walks once over a text from one mark to the next and asks at each whether the sentence ends.</summary>
internal ref struct SentenceScanner(ReadOnlySpan<char> text, SentenceLexicon lexicon, LineBreaks lineBreaks, List<TextSpan> sentences)
{
    private readonly ReadOnlySpan<char> text = text;
    private int start;
    private Lines lines;

    public void Run()
    {
        start = Blanks.At(text, 0).End;
        for (var position = start; position < text.Length;)
        {
            var next = text[position..].IndexOfAny(Marks.Interesting);
            if (next < 0)
                break;
            position += next;
            position = text[position] is ':' or ';' ? AtColon(position)
                : (Marks.Of(text[position]) & Mark.LineBreak) != 0 ? AtLineBreak(position)
                : AtEnd(position);
        }
        Emit(text.Length);
    }

    /// <summary>Adds the sentence that ends here; the next starts at the next visible character, which it tells.</summary>
    private int Emit(int end)
    {
        var last = end;
        while (last > start && Marks.IsBlank(text[last - 1]))
            last--;
        if (last > start)
            sentences.Add(new TextSpan(start, last - start));
        return start = Blanks.At(text, end).End;
    }

    private int AtLineBreak(int position)
    {
        var blanks = Blanks.At(text, position);
        var ends = blanks.EndsParagraph || blanks.End == text.Length || lineBreaks switch
        {
            LineBreaks.End => true,
            LineBreaks.Judge => lines.EndsSentence(text, position, blanks.End),
            _ => false,
        };
        return ends ? Emit(position) : blanks.End;
    }

    private int AtColon(int position)
    {
        if (text[position..].StartsWith("://"))
            return AtAddress(position);
        if (position > start && !Marks.IsBlank(text[position - 1]))
            return position + 1;
        var length = Emoticons.LengthAt(text, position);
        if (length == 0)
            return position + 1;
        // A face without a stop before it ends the sentence where a capital letter follows.
        var end = position + length;
        var follow = Following.At(text, end);
        return position > start && follow.Kind == FollowingKind.Upper ? Emit(end) : end;
    }

    /// <summary>An address has stops of its own, and writers leave out the one after it.</summary>
    private int AtAddress(int position)
    {
        var end = position;
        while (end < text.Length && !Marks.IsBlank(text[end]))
            end++;
        if (end == text.Length || Marks.IsEnd(text[end - 1]) || (Marks.Of(text[end - 1]) & Mark.Closer) != 0)
        {
            while (Marks.IsEnd(text[end - 1]) || (Marks.Of(text[end - 1]) & Mark.Closer) != 0)
                end--;
            return end;
        }
        return Following.At(text, end) is { Kind: FollowingKind.Upper } || text[Blanks.EndInLine(text, end)..].StartsWith("http") ? Emit(end) : end;
    }

    private int AtEnd(int position)
    {
        if (text[start..position].EndsWith("www") && position + 1 < text.Length && char.IsLetter(text[position + 1]))
            return AtAddress(position);
        var run = EndRun.At(text, start, position);
        return EndJudge.EndsSentence(text, start, position, run, lexicon, lineBreaks) ? Emit(run.End) : run.End;
    }
}
