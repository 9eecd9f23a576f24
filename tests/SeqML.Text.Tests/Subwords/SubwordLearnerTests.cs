using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.ByteLevel;
using SeqML.Text.Subwords.Learning;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords;

public sealed class SubwordLearnerTests
{
    /// <summary>Words of few letters, so that pairs repeat, overlap and tie.</summary>
    private static readonly Arbitrary<string[]> Corpora = Arb.From(Gen.Elements('a', 'b', 'c', ' ', '\u00E9', '>').ArrayOf().Select(letters => new string(letters)).ArrayOf(), corpus =>
        Enumerable.Range(0, corpus.Length).Select(i => corpus.Where((_, other) => other != i).ToArray()));

    [Fact]
    public void Byte_pairs_are_those_of_the_definition() => Check.One(Texts.Trials(1000), Prop.ForAll(Corpora, Arb.From(Gen.Choose(1, 3)), (corpus, minimum) =>
    {
        var rules = new BytePairRules(SpecialTokens.None);
        return Compare(corpus.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), corpus, rules, minimum, (pair, _, _, _) => pair);
    }));

    [Fact]
    public void Byte_level_pairs_are_those_of_the_definition() => Check.One(Texts.Trials(300), Prop.ForAll(Corpora, Arb.From(Gen.Choose(1, 3)), (corpus, minimum) =>
        Compare(corpus.SelectMany(ByteLevelWordsTests.Words), corpus, new ByteLevelRules(), minimum, (pair, _, _, _) => pair)));

    [Fact]
    public void Word_pieces_by_likelihood_are_those_of_the_definition() => Check.One(Texts.Trials(1000), Prop.ForAll(Corpora, Arb.From(Gen.Choose(1, 3)), (corpus, minimum) =>
        Compare(corpus.SelectMany(text => NaiveBert.Words(text, isUncased: true)), corpus, new WordPieceRules(Uncased, WordPieceScore.Likelihood), minimum,
            (pair, left, right, total) => pair * Math.Log((double)total * pair / ((double)left * right)))));

    [Fact]
    public void Word_pieces_by_ratio_are_those_of_the_definition() => Check.One(Texts.Trials(1000), Prop.ForAll(Corpora, Arb.From(Gen.Choose(1, 3)), (corpus, minimum) =>
        Compare(corpus.SelectMany(text => NaiveBert.Words(text, isUncased: true)), corpus, new WordPieceRules(Uncased, WordPieceScore.Ratio), minimum,
            (pair, left, right, _) => pair / ((double)left * right))));

    [Fact]
    public void Counts_are_how_often_a_token_comes_in_the_texts() => Check.One(Texts.Trials(500), Prop.ForAll(Corpora, corpus =>
    {
        if (string.IsNullOrWhiteSpace(string.Concat(corpus)))
            return true;
        var learned = SubwordLearner.Learn(corpus, new SubwordLearnerOptions { VocabularySize = 30 }, new BytePairRules(SpecialTokens.None), SpecialTokens.None);
        var tokens = corpus.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SelectMany(word => NaiveMerges.Apply(learned.Merges, NaiveMerges.Letters(word))).CountBy(token => token).ToDictionary();
        return learned.Tokens.Zip(learned.Counts).All(token => token.Second == tokens.GetValueOrDefault(token.First));
    }));

    [Fact]
    public void Special_tokens_then_characters_then_merges_are_the_tokens()
    {
        var tokenizer = BytePairTokenizer.Learn(["ab ab ab", "ba"], new SubwordLearnerOptions { VocabularySize = 9 });
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "a", "a</w>", "b", "b</w>", "ab</w>"], tokenizer.Tokens);
        var pieces = WordPieceTokenizer.Learn(["ab ab ab", "ba"], new SubwordLearnerOptions { VocabularySize = 10 });
        Assert.Equal(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "##a", "##b", "a", "b", "ab"], pieces.Tokens);
        var bytes = ByteLevelTokenizer.Learn([" ab ab ab", "ba"], new SubwordLearnerOptions { VocabularySize = 259 });
        Assert.Equal(["<|endoftext|>", .. Enumerable.Range(0, 256).Select(value => ByteAlphabet.CharacterOf((byte)value).ToString()).Order(StringComparer.Ordinal), "ab", "\u0120ab"], bytes.Tokens);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void All_bytes_are_tokens_whatever_the_texts_and_the_size(int size)
    {
        var tokenizer = ByteLevelTokenizer.Learn(["a"], new SubwordLearnerOptions { VocabularySize = size });
        Assert.Equal(257, tokenizer.Count);
        Assert.Equal("\0\u00FF\U0001F600", tokenizer.Decode([.. Encoded.Of(tokenizer, "\0\u00FF\U0001F600").Ids]));
    }

    [Fact]
    public void Rare_characters_are_no_tokens()
    {
        var tokenizer = BytePairTokenizer.Learn(["aa ab b b c cb"], new SubwordLearnerOptions { MaximumAlphabet = 2, VocabularySize = 100, MinimumCount = 1 });
        Assert.Equal(["a", "b</w>", "ab</w>"], tokenizer.Tokens.Skip(4));
    }

    [Fact]
    public void Pairs_that_come_less_often_than_the_least_count_are_not_merged()
    {
        string[] texts = ["abcd abcd abcd abef"];
        Assert.Contains("abcd</w>", BytePairTokenizer.Learn(texts, new SubwordLearnerOptions { MinimumCount = 3 }).Tokens);
        Assert.DoesNotContain("cd</w>", BytePairTokenizer.Learn(texts, new SubwordLearnerOptions { MinimumCount = 4 }).Tokens);
        Assert.Contains("ab", BytePairTokenizer.Learn(texts, new SubwordLearnerOptions { MinimumCount = 4 }).Tokens);
    }

    [Fact]
    public void No_token_spells_the_mark_or_a_special_token_or_ends_in_two_at_signs()
    {
        var texts = Enumerable.Repeat("a</w> b@@ <s> <s>x </s>", 10);
        var tokenizer = BytePairTokenizer.Learn(texts, new SubwordLearnerOptions { MinimumCount = 1 });
        Assert.Equal("a</w> b@@ <s> <s>x </s>", tokenizer.Decode([.. Encoded.Of(tokenizer, "a</w> b@@ <s> <s>x </s>").Ids]));
        Assert.DoesNotContain("b@@</w>", tokenizer.Tokens);
        Assert.DoesNotContain("<s></w>", tokenizer.Tokens);
        Assert.Equal(4, tokenizer.Tokens.Count(token => tokenizer.SpecialTokens.All.Contains(token)));
    }

    [Fact]
    public void Where_there_are_too_many_words_rare_ones_are_forgotten()
    {
        var texts = Enumerable.Range(0, 5000).Select(i => $"always {i}x often{i % 3}");
        var words = new WordCounter(maximum: 100);
        foreach (var text in texts)
            foreach (var word in text.Split(' '))
                words.Add(word);
        Assert.InRange(words.Count, 4, 100);
        Assert.Equal(("always", 5000), (words.Ordered.First().Key, words.Ordered.First().Value));
        Assert.Equal(3, words.Ordered.Count(word => word.Key.StartsWith("often", StringComparison.Ordinal) && word.Value > 1600));
    }

    [Fact]
    public void A_word_of_a_million_letters_is_learned_from_in_parts()
    {
        var tokenizer = BytePairTokenizer.Learn([string.Concat(Enumerable.Repeat("abc\U0001F600", 250_000))], new SubwordLearnerOptions { VocabularySize = 20, MinimumCount = 1 });
        Assert.Equal(20, tokenizer.Count);
        Assert.DoesNotContain(tokenizer.Tokens, token => token.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_are_gone_through_once()
    {
        var times = 0;
        IEnumerable<string> Texts()
        {
            times++;
            yield return "good good";
        }

        ByteLevelTokenizer.Learn(Texts());
        Assert.Equal(1, times);
    }

    [Fact]
    public void Texts_without_words_are_an_error()
    {
        Assert.Contains("no texts", Assert.Throws<InvalidOperationException>(() => BytePairTokenizer.Learn([])).Message, StringComparison.Ordinal);
        Assert.Contains("white space", Assert.Throws<InvalidOperationException>(() => WordPieceTokenizer.Learn([" ", "\n"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_an_error()
    {
        foreach (var options in (SubwordLearnerOptions[])[new() { VocabularySize = 0 }, new() { MinimumCount = 0 }, new() { MaximumAlphabet = 0 }, new() { MaximumDistinctWords = 0 }])
            Assert.Throws<ArgumentOutOfRangeException>(() => BytePairTokenizer.Learn(["a"], options));
        foreach (var options in (WordPieceOptions[])[new() { MaximumWordLength = 0 }, new() { MaximumWordLength = 1001 }])
            Assert.Throws<ArgumentOutOfRangeException>(() => WordPieceTokenizer.Learn(["a"], options: options));
        foreach (var prefix in (string[])["", "x", "\u00E9", " "])
            Assert.Throws<ArgumentException>(() => WordPieceTokenizer.Learn(["a"], options: new() { ContinuationPrefix = prefix }));
    }

    [Fact]
    public void Progress_is_told_and_learning_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<SubwordLearnerProgress>();
        var options = new SubwordLearnerOptions
        {
            VocabularySize = 40,
            Progress = new Listener(report =>
            {
                reports.Add(report);
                if (report.TextCount == 20_000 && reports.Count > 3)
                    source.Cancel();
            }),
        };
        BytePairTokenizer.Learn(Enumerable.Repeat("low lower newest widest", 20_000), options);
        Assert.Equal(new SubwordLearnerProgress(10_000, 4, 0, 40), reports[0]);
        Assert.Equal(new SubwordLearnerProgress(20_000, 4, reports[^1].TokenCount, 40), reports[^1]);
        Assert.True(reports[^1].TokenCount > 20);
        Assert.Throws<OperationCanceledException>(() => BytePairTokenizer.Learn(Enumerable.Repeat("low", 20_000), options with { CancellationToken = new CancellationToken(canceled: true) }));
        Assert.Throws<OperationCanceledException>(() => BytePairTokenizer.Learn(Endless(source), options with { CancellationToken = source.Token }));
    }

    private static readonly WordPieceOptions Uncased = new() { SpecialTokens = SpecialTokens.None };

    private static IEnumerable<string> Endless(CancellationTokenSource source)
    {
        for (var i = 0; ; i++)
        {
            if (i == 100)
                source.Cancel();
            yield return "low";
        }
    }

    private static bool Compare(IEnumerable<string> words, string[] corpus, SubwordRules rules, long minimum, Func<long, long, long, long, double> score)
    {
        if (!words.Any())
            return true;
        var first = words.Select(rules.SymbolsOf).ToList();
        List<string> order = [.. rules.Alphabet, .. first.SelectMany(symbols => symbols).Distinct().Except(rules.Alphabet).Order(StringComparer.Ordinal)];
        var size = order.Count + 12;
        var learned = SubwordLearner.Learn(corpus, new SubwordLearnerOptions { VocabularySize = size, MinimumCount = minimum }, rules, SpecialTokens.None);
        var merges = NaiveLearner.Learn(first, order, size, minimum, score, rules.Join);
        return learned.Merges.SequenceEqual(merges) && learned.Tokens.SequenceEqual(order);
    }

    private sealed class Listener(Action<SubwordLearnerProgress> told) : IProgress<SubwordLearnerProgress>
    {
        public void Report(SubwordLearnerProgress value) => told(value);
    }
}
