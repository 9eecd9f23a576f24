namespace SeqML.Text.Tokenization.Sentences;

/// <summary>Decides whether a run of marks ends the sentence, by the word before it and the one after.</summary>
internal static class EndJudge
{
    public static bool EndsSentence(ReadOnlySpan<char> text, int sentence, int position, EndRun run, SentenceLexicon lexicon, LineBreaks lineBreaks)
    {
        if (run.End == text.Length)
            return true;
        if (!Marks.IsBlank(text[run.End]) && !run.IsStrong)
            return run.HasFace || EndsJoined(text, sentence, position, run, lexicon);
        var follow = Following.At(text, run.End);
        if (follow.Kind == FollowingKind.End || (follow.HasLineBreak && lineBreaks == LineBreaks.End))
            return true;
        if (follow.Kind == FollowingKind.Continuation || (run.IsClosed && lexicon.ContinuesQuote(text[follow.Start..])))
            return false;
        var isLower = follow.Kind == FollowingKind.Lower;
        if (run.IsStrong)
            return true;
        if (isLower && (follow.HasDash || (run.IsClosed && !run.HasFace)))
            return false;
        if (run.HasFace)
            return true;
        if (run.IsEllipsis)
            return !isLower;
        if (run.HasEnder || run.IsSecond)
            return !IsName(text, sentence, position, lexicon) || IsStarter(text, follow, lexicon);
        return EndsAfter(PrecedingWord.At(text, sentence, position, lexicon), text, follow, lexicon);
    }

    private static bool EndsAfter(PrecedingWord word, ReadOnlySpan<char> text, Following follow, SentenceLexicon lexicon)
    {
        switch (word.Kind)
        {
            case WordKind.ListNumber or WordKind.Inner:
                return false;
            case WordKind.Final:
                return follow.Kind is FollowingKind.Letter or FollowingKind.Inverted || IsStarter(text, follow, lexicon);
            case WordKind.Initials:
                return follow.Kind is FollowingKind.Inverted || (lexicon.HasStarters && IsStarter(text, follow, lexicon));
            case WordKind.Numeric when follow.Kind == FollowingKind.Digit || (IsRomanNumber(text, follow, lexicon)):
                return false;
            case WordKind.Numeric when word.IsFinalToo:
                return follow.Kind is FollowingKind.Letter or FollowingKind.Inverted || IsStarter(text, follow, lexicon);
            case WordKind.Number when lexicon.HasOrdinals:
                return follow.Kind switch
                {
                    FollowingKind.Lower or FollowingKind.Digit => false,
                    FollowingKind.Upper => !lexicon.IsOrdinalNoun(follow.Word(text)),
                    _ => true,
                };
            case WordKind.Fragment:
                return follow.Kind != FollowingKind.Lower;
            default:
                return true;
        }
    }

    /// <summary>Whether a Roman number follows, and not the pronoun "I": "vol. I of three", but "No. I left."</summary>
    private static bool IsRomanNumber(ReadOnlySpan<char> text, Following follow, SentenceLexicon lexicon)
    {
        if (follow.Kind != FollowingKind.Upper || follow.Word(text) is var word && !PrecedingWord.IsRoman(word))
            return false;
        var end = follow.Start + word.Length;
        if (word is not "I" || !lexicon.HasPronounI || end == text.Length || !Marks.IsBlank(text[end]))
            return true;
        var next = Following.At(text, end);
        return next.Kind != FollowingKind.Lower || lexicon.FollowsNumber(next.Word(text));
    }

    /// <summary>A stop without a blank after it ends a sentence where that is all but certain: "so great.The food".</summary>
    private static bool EndsJoined(ReadOnlySpan<char> text, int sentence, int position, EndRun run, SentenceLexicon lexicon)
    {
        if (run.IsClosed || !char.IsUpper(text[run.End]) || position == sentence || !char.IsLower(text[position - 1]))
            return false;
        if (!PrecedingWord.IsLetters(text, sentence, position))
            return false;
        if (run.HasEnder)
            return !IsName(text, sentence, position, lexicon);
        var word = new Following(FollowingKind.Upper, run.End, false, false).Word(text);
        var after = run.End + word.Length;
        return lexicon.IsStarter(word) && (after == text.Length || Marks.IsBlank(text[after]) || text[after] == ',');
    }

    /// <summary>Whether the mark belongs to a name, as in "Yahoo!".</summary>
    private static bool IsName(ReadOnlySpan<char> text, int sentence, int position, SentenceLexicon lexicon) =>
        lexicon.Find(text[PrecedingWord.StartOf(text, sentence, position)..(position + 1)]) != Abbreviation.None;

    /// <summary>Whether what follows begins sentences: a word with a capital letter, one of the list where there is one.</summary>
    public static bool IsStarter(ReadOnlySpan<char> text, Following follow, SentenceLexicon lexicon)
    {
        if (follow.Kind != FollowingKind.Upper)
            return false;
        if (!lexicon.HasStarters)
            return true;
        // In "W. A. Mozart" the A is an initial.
        var word = follow.Word(text);
        var end = follow.Start + word.Length;
        return lexicon.IsStarter(word) && (word.Length > 1 || end == text.Length || text[end] != '.');
    }
}
