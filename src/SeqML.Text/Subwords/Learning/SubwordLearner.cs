namespace SeqML.Text.Subwords.Learning;

/// <summary>Learns tokens: counts the words of texts, takes their characters, and merges the best pair again and again.</summary>
internal static class SubwordLearner
{
    private const int TextsPerReport = 10_000;
    private const int TokensPerReport = 100;

    /// <exception cref="InvalidOperationException">The texts have no word.</exception>
    public static LearnedSubwords Learn(IEnumerable<string> texts, SubwordLearnerOptions options, SubwordRules rules, SpecialTokens specialTokens)
    {
        options.Validate();
        var (words, textCount) = CountWords(texts, options, rules);
        if (words.Count == 0)
            throw new InvalidOperationException($"Expected texts with words to learn from, found {(textCount == 0 ? "no texts" : "white space only")}.");
        var pairs = new PairLearner(rules, options.MinimumCount);
        foreach (var token in specialTokens.All)
            pairs.AddSpecial(token);
        foreach (var token in rules.Alphabet)
            pairs.AddSymbol(token);
        AddWords(pairs, words, rules, options);
        while (pairs.TokenCount < options.VocabularySize && pairs.MergeBest())
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            if (pairs.TokenCount % TokensPerReport == 0)
                options.Progress?.Report(new SubwordLearnerProgress(textCount, words.Count, pairs.TokenCount, options.VocabularySize));
        }
        options.Progress?.Report(new SubwordLearnerProgress(textCount, words.Count, pairs.TokenCount, options.VocabularySize));
        return pairs.Learned;
    }

    private static (WordCounter Words, long Texts) CountWords(IEnumerable<string> texts, SubwordLearnerOptions options, SubwordRules rules)
    {
        var words = new WordCounter(options.MaximumDistinctWords);
        var count = 0L;
        foreach (var text in texts)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            rules.Count(text, words);
            if (++count % TextsPerReport == 0)
                options.Progress?.Report(new SubwordLearnerProgress(count, words.Count, 0, options.VocabularySize));
        }
        return (words, count);
    }

    /// <summary>Makes the frequent characters symbols, in ordinal order; words keep a gap where they had others, over which nothing is merged.</summary>
    private static void AddWords(PairLearner pairs, WordCounter words, SubwordRules rules, SubwordLearnerOptions options)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (word, count) in words.Ordered)
            foreach (var symbol in rules.SymbolsOf(word))
                counts[symbol] = counts.GetValueOrDefault(symbol) + count;
        var room = Math.Min(options.MaximumAlphabet, Math.Max(0, options.VocabularySize - pairs.TokenCount));
        foreach (var symbol in counts.OrderByDescending(symbol => symbol.Value).ThenBy(symbol => symbol.Key, StringComparer.Ordinal)
            .Select(symbol => symbol.Key).Where(symbol => !pairs.IsKnown(symbol)).Take(room).Order(StringComparer.Ordinal))
            pairs.AddSymbol(symbol);
        foreach (var (word, count) in words.Ordered)
            pairs.AddWord(rules.SymbolsOf(word), count);
        pairs.Start();
    }
}
