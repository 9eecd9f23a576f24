using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

public sealed class UnigramLearnerTests
{
    private static readonly string[] Stems = [.. from first in (string[])["b", "d", "g", "k", "m"] from vowel in (string[])["a", "o", "u"] from middle in (string[])["lp", "mp", "nd", "rt"] select first + vowel + middle];

    private static readonly string[] Endings = ["", "s", "ed", "ing", "er", "ers"];

    /// <summary>Any stem with any ending, each about once, so that it is known what pieces there should be.</summary>
    private static readonly string[] Sentences = MakeSentences(new Random(1));

    [Fact]
    public void Stems_and_endings_are_found()
    {
        var tokenizer = UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 90 });
        Assert.All((string[])["ing", "ed", "er"], ending => Assert.True(tokenizer.TryGetId(ending, out _), $"Expected the piece '{ending}', found {string.Join(' ', tokenizer.Tokens)}"));
        Assert.InRange(Stems.Count(stem => tokenizer.TryGetId("▁" + stem, out _)), 40, Stems.Length);
        Assert.Equal(["▁bump", "ing"], Tokens(tokenizer, "bumping"));
    }

    [Fact]
    public void Special_tokens_come_first_then_pieces_by_their_scores_which_are_logarithms_of_probabilities()
    {
        var tokenizer = UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 60 });
        Assert.Equal(["<unk>", "<s>", "</s>"], tokenizer.Tokens.Take(3));
        Assert.Equal((0, 1, 2), (tokenizer.UnknownId, tokenizer.BeginningId, tokenizer.EndId));
        var scores = Enumerable.Range(3, 57).Select(tokenizer.ScoreOf).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(tokenizer.ScoreOf));
        Assert.InRange(scores.Sum(score => Math.Exp(score)), 0.8, 1);
    }

    [Fact]
    public void The_same_texts_give_the_same_pieces_in_whatever_order()
    {
        var first = UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 50 });
        var second = UnigramTokenizer.Learn(Sentences.Reverse(), new() { VocabularySize = 50 });
        Assert.Equal(first.Tokens, second.Tokens);
        Assert.Equal(Scores(first), Scores(second));
    }

    [Fact]
    public void Every_character_that_is_covered_is_a_piece_and_no_other_is() => Check.One(Texts.Trials(60), Prop.ForAll(Texts.Any, text =>
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var characters = Pieces.Normalized(text, new()).EnumerateRunes().Select(rune => rune.ToString()).Distinct().ToList();
        var tokenizer = UnigramTokenizer.Learn([text], new() { CharacterCoverage = 1, VocabularySize = 3000 });
        return characters.TrueForAll(character => tokenizer.TryGetId(character, out _))
            && tokenizer.Decode([.. Encoded.Of(tokenizer, text).Ids]) == Pieces.Normalized(text, new()).TrimStart('▁').Replace('▁', ' ')
            && !Encoded.Of(tokenizer, text).Ids.Contains(tokenizer.UnknownId!.Value);
    }));

    [Fact]
    public void Rare_characters_are_no_pieces()
    {
        string[] texts = [.. Enumerable.Repeat("aaaaaaaaa", 100), "ab\u20AC"];
        // 1,004 characters with marks: all but one euro sign are 0.99900, all but it and one b 0.99801.
        Assert.Equal(["a", "b", "▁"], Characters(0.999));
        Assert.Equal(["a", "▁"], Characters(0.998));
        Assert.Equal(["a", "b", "\u20AC", "▁"], Characters(1));
        Assert.Equal(["▁"], Characters(0));

        IEnumerable<string> Characters(double coverage) =>
            UnigramTokenizer.Learn(texts, new() { CharacterCoverage = coverage, VocabularySize = 20 }).Tokens.Where(token => token.Length == 1).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_rare_character_parts_the_pieces_around_it()
    {
        string[] texts = [.. Enumerable.Repeat("ab", 50), .. Enumerable.Repeat("ba", 50), "abxab"];
        var tokenizer = UnigramTokenizer.Learn(texts, new() { CharacterCoverage = 0.99, VocabularySize = 100 });
        Assert.DoesNotContain(tokenizer.Tokens, token => token.Contains('x', StringComparison.Ordinal));
        Assert.Contains("▁ab", tokenizer.Tokens);
    }

    [Fact]
    public void No_piece_is_longer_than_was_asked_for_and_marks_are_first()
    {
        var tokenizer = UnigramTokenizer.Learn(Sentences, new() { MaximumPieceLength = 3, VocabularySize = 100 });
        Assert.All(tokenizer.Tokens.Skip(3), token => Assert.True(token.Length <= 3 && token.LastIndexOf('▁') <= 0));
        Assert.Contains(tokenizer.Tokens, token => token.Length == 3);
        Assert.All(UnigramTokenizer.Learn(Sentences, new() { MaximumPieceLength = 1, VocabularySize = 100 }).Tokens.Skip(3), token => Assert.Single(token));
    }

    [Fact]
    public void Length_is_that_in_characters_not_in_units()
    {
        string[] texts = [.. Enumerable.Repeat("\U0001F44D\U0001F44C\U0001F44B", 20)];
        var tokenizer = UnigramTokenizer.Learn(texts, new() { MaximumPieceLength = 4, VocabularySize = 100 });
        Assert.Contains("▁\U0001F44D\U0001F44C\U0001F44B", tokenizer.Tokens);
    }

    [Fact]
    public void Writing_systems_are_mixed_only_on_request()
    {
        string[] texts = [.. Enumerable.Repeat("covid-19 naïve 3.5km 日本ひらがな дом2 e\u0301te\u0301", 50)];
        string[] tokens = [.. UnigramTokenizer.Learn(texts, new() { VocabularySize = 200 }).Tokens.Skip(3)];
        Assert.Contains("▁covid", tokens);
        Assert.Contains("▁naïve", tokens);
        Assert.Contains("▁日本ひらがな", tokens);
        Assert.Contains("▁e\u0301te\u0301", tokens);
        Assert.Contains("km", tokens);
        Assert.Contains("▁дом", tokens);
        Assert.DoesNotContain(tokens, token => token.Any(char.IsDigit) && token.Any(char.IsLetter));
        Assert.Contains("▁covid-19", UnigramTokenizer.Learn(texts, new() { VocabularySize = 200, MixesWritingSystems = true }).Tokens);
    }

    [Fact]
    public void Bytes_follow_the_special_tokens()
    {
        var tokenizer = UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 300, ByteFallback = true });
        Assert.Equal(["</s>", "<0x00>", "<0x01>"], tokenizer.Tokens.Skip(2).Take(3));
        Assert.Equal("<0xFF>", tokenizer.TokenOf(258));
        Assert.Equal(300, tokenizer.Count);
        Assert.Equal("bump \u20AC\U0001F44D dart", tokenizer.Decode([.. Encoded.Of(tokenizer, "bump \u20AC\U0001F44D dart").Ids]));
    }

    [Fact]
    public void No_piece_is_a_special_token()
    {
        string[] texts = [.. Enumerable.Repeat("walk <s> talk", 50)];
        var special = new SpecialTokens { Unknown = "<unk>", Others = ["▁walk", "t"] };
        var tokenizer = UnigramTokenizer.Learn(texts, new() { VocabularySize = 60, SpecialTokens = special, MixesWritingSystems = true });
        Assert.Equal(tokenizer.Count, tokenizer.Tokens.Distinct().Count());
        Assert.True(tokenizer.IsSpecial(1) && tokenizer.IsSpecial(2));
        Assert.DoesNotContain(1, Encoded.Of(tokenizer, "walk talk").Ids);
        Assert.Contains(0, Encoded.Of(tokenizer, "ta").Ids);
    }

    [Fact]
    public void Special_tokens_that_are_looked_for_in_texts_are_no_text_to_learn_from()
    {
        string[] texts = [.. Enumerable.Repeat("walk[SEP]talk", 50)];
        var special = new SpecialTokens { Unknown = "<unk>", Others = ["[SEP]"], AreRecognizedInText = true };
        var tokenizer = UnigramTokenizer.Learn(texts, new() { VocabularySize = 60, SpecialTokens = special });
        Assert.DoesNotContain(tokenizer.Tokens.Skip(2), token => token.Any(unit => "[SEP]".Contains(unit, StringComparison.Ordinal)));
        Assert.Equal(["▁walk", "[SEP]", "▁talk"], Tokens(tokenizer, "walk[SEP]talk"));
    }

    [Fact]
    public void Progress_tells_of_fewer_pieces_each_round_and_of_the_likelihood()
    {
        var told = new Told();
        UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 60, Progress = told });
        Assert.True(told.All.Count > 2);
        Assert.Equal(Enumerable.Range(1, told.All.Count), told.All.Select(each => each.Round));
        Assert.Equal(told.All.Select(each => each.PieceCount).OrderDescending(), told.All.Select(each => each.PieceCount));
        Assert.All(told.All, each => Assert.InRange(each.LogLikelihood, -3, -0.1));
        Assert.InRange(told.All[^1].TokensPerWord, 1.01, 4);
        Assert.InRange(told.All[^1].PieceCount, 57, 62); // 1.1 times the room beside three special tokens
        Assert.InRange(told.All[^2].LogLikelihood - told.All[^1].LogLikelihood, 0, 1);
    }

    [Fact]
    public void Learning_ends_when_it_is_asked_to()
    {
        using var source = new CancellationTokenSource();
        var told = new Told { Then = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 30, Progress = told, CancellationToken = source.Token }));
        Assert.Single(told.All);
        Assert.Throws<OperationCanceledException>(() => UnigramTokenizer.Learn(Endless(), new() { CancellationToken = source.Token }));
    }

    [Fact]
    public void What_is_out_of_its_range_is_told()
    {
        Assert.Contains("VocabularySize to be at least 1, found 0", Error(new() { VocabularySize = 0 }), StringComparison.Ordinal);
        Assert.Contains("CharacterCoverage to be from 0 to 1, found NaN", Error(new() { CharacterCoverage = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("MaximumPieceLength", Error(new() { MaximumPieceLength = 0 }), StringComparison.Ordinal);
        Assert.Contains("SeedCount", Error(new() { SeedCount = 0 }), StringComparison.Ordinal);
        Assert.Contains("ShrinkingFactor", Error(new() { ShrinkingFactor = 1 }), StringComparison.Ordinal);
        Assert.Contains("MaximumDistinctWords", Error(new() { MaximumDistinctWords = 0 }), StringComparison.Ordinal);
        Assert.Contains("SubIterations", Error(new() { SubIterations = 0 }), StringComparison.Ordinal);
        Assert.Contains("special tokens of at least one character", Error(new() { SpecialTokens = new() { Unknown = "" } }), StringComparison.Ordinal);
        // The letters b d g k m, a o u, l p n r t, s e i, and the mark, with three special tokens.
        Assert.Contains("Expected a VocabularySize of at least 20: 3 special tokens, 0 bytes, and 17 characters", Error(new() { VocabularySize = 19 }), StringComparison.Ordinal);
        Assert.Equal(20, UnigramTokenizer.Learn(Sentences, new() { VocabularySize = 20 }).Count);
        Assert.Contains("found none", Assert.Throws<ArgumentException>(() => UnigramTokenizer.Learn(["", " \t\n"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => UnigramTokenizer.Learn([null!]));
    }

    [Fact]
    public void Texts_that_have_not_that_many_substrings_give_fewer_pieces()
    {
        var tokenizer = UnigramTokenizer.Learn(["a", "a"], new() { VocabularySize = 1000 });
        Assert.Equal(["<unk>", "<s>", "</s>", "▁a"], tokenizer.Tokens.Take(4));
        Assert.Equal(["a", "▁"], tokenizer.Tokens.Skip(4).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rare_words_are_forgotten_where_memory_would_not_do()
    {
        // Each time that 100 words came once beside the frequent one, they are forgotten: the last 50 are left.
        string[] texts = [.. Enumerable.Range(0, 2050).Select(i => $"common {(char)(0x4E00 + i)}x common")];
        var all = UnigramTokenizer.Learn(texts, new() { CharacterCoverage = 1, VocabularySize = 2200 });
        var few = UnigramTokenizer.Learn(texts, new() { CharacterCoverage = 1, VocabularySize = 2200, MaximumDistinctWords = 100 });
        Assert.Contains("▁common", few.Tokens);
        Assert.Equal(2050, all.Tokens.Count(IsChinese));
        Assert.Equal(50, few.Tokens.Count(IsChinese));

        static bool IsChinese(string token) => token is [>= '\u4E00'];
    }

    [Fact]
    public void A_text_of_a_million_letters_without_a_blank_is_learned_from()
    {
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 1 << 18).Select(_ => Stems[random.Next(Stems.Length)] + Endings[random.Next(Endings.Length)]))[..(1 << 20)];
        var tokenizer = UnigramTokenizer.Learn([text], new() { VocabularySize = 60, SeedCount = 200, SubIterations = 1 });
        Assert.Equal(60, tokenizer.Count);
        Assert.True(tokenizer.CountTokens(text) < text.Length / 2);
    }

    private static string[] MakeSentences(Random random) =>
        [.. Enumerable.Range(0, 60).Select(_ => string.Join(' ', Enumerable.Range(0, 8).Select(_ => Stems[random.Next(Stems.Length)] + Endings[random.Next(Endings.Length)])))];

    private static IEnumerable<string> Endless()
    {
        while (true)
            yield return "a";
    }

    private static IEnumerable<float> Scores(UnigramTokenizer tokenizer) => Enumerable.Range(0, tokenizer.Count).Select(tokenizer.ScoreOf);

    private static IEnumerable<string> Tokens(UnigramTokenizer tokenizer, string text) => Encoded.Of(tokenizer, text).Ids.Select(tokenizer.TokenOf);

    private static string Error(UnigramLearnerOptions options) => Assert.Throws<ArgumentException>(() => UnigramTokenizer.Learn(Sentences, options)).Message;

    private sealed class Told : IProgress<UnigramLearnerProgress>
    {
        public List<UnigramLearnerProgress> All { get; } = [];

        public Action? Then { get; init; }

        public void Report(UnigramLearnerProgress value)
        {
            All.Add(value);
            Then?.Invoke();
        }
    }
}
