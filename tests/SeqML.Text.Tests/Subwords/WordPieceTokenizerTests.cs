using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.WordPiece;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords;

public sealed class WordPieceTokenizerTests
{
    [Fact]
    public void Words_are_those_of_the_definition() => Check.One(Texts.Trials(5000), Prop.ForAll(Texts.Any, text =>
        Words(text, isUncased: true).SequenceEqual(NaiveBert.Words(text, isUncased: true)) && Words(text, isUncased: false).SequenceEqual(NaiveBert.Words(text, isUncased: false))));

    [Fact]
    public void Tokens_are_the_longest_that_match() => Check.One(Texts.Trials(5000), Prop.ForAll(Vocabularies, Arb.From(Letters(12)), (tokens, word) =>
    {
        var tokenizer = Make(tokens, maximumWordLength: 10);
        var expected = word.Length == 0 ? [] : NaiveBert.Match(word, tokens.ToHashSet(), 10) ?? ["?"];
        return Encoded.Of(tokenizer, word).Ids.Select(tokenizer.TokenOf).SequenceEqual(expected);
    }));

    [Fact]
    public void Spans_of_tokens_are_their_letters() => Check.One(Texts.Trials(3000), Prop.ForAll(Vocabularies, Arb.From(Letters(12)), (tokens, word) =>
    {
        var tokenizer = Make(tokens, maximumWordLength: 100);
        var (ids, spans) = Encoded.Of(tokenizer, $"  {word.ToUpperInvariant()},");
        return ids.Zip(spans).SkipLast(1).All(token => tokenizer.TokenOf(token.First) is var text
            && (text == "?" ? token.Second == new SeqML.Text.Tokenization.TextSpan(2, word.Length) : token.Second.In($"  {word},").SequenceEqual(text.TrimStart('#'))));
    }));

    [Fact]
    public void Spans_are_of_the_original_around_what_is_taken_out()
    {
        const string Text = "U\u200Bn\u0301\u0301wAnt\u0301ed \0running";
        var (ids, spans) = Encoded.Of(Samples.BertTest, Text);
        Assert.Equal(["un", "##want", "##ed", "runn", "##ing"], ids.Select(Samples.BertTest.TokenOf));
        Assert.Equal(["U\u200Bn\u0301\u0301", "wAnt\u0301", "ed", "runn", "ing"], spans.Select(span => span.In(Text).ToString()));
    }

    [Theory]
    [InlineData(100, "aaaa")]
    [InlineData(101, "?")]
    public void A_longer_word_is_unknown(int length, string first)
    {
        var tokenizer = Make(["aaaa", "##aaaa", "##a"], maximumWordLength: 100);
        var (ids, spans) = Encoded.Of(tokenizer, new string('a', length) + "\u0301");
        Assert.Equal(first, tokenizer.TokenOf(ids[0]));
        Assert.Equal(length + 1, spans[^1].End);
    }

    [Fact]
    public void Characters_of_two_units_count_once()
    {
        var tokenizer = Make(["\U00010428", "##\U00010428"], maximumWordLength: 3);
        Assert.Equal([1, 2, 2], Encoded.Of(tokenizer, "\U00010428\U00010428\U00010428").Ids);
        Assert.Equal([0], Encoded.Of(tokenizer, "\U00010428\U00010428\U00010428\U00010428").Ids);
    }

    [Fact]
    public void Special_tokens_are_never_written_by_text()
    {
        var tokenizer = new WordPieceTokenizer(new SubwordVocabulary(["?", "unk", "!", "u", "##n", "##k"]), new WordPieceOptions { SpecialTokens = new SpecialTokens { Unknown = "?", Others = ["unk", "!"] } });
        Assert.Equal([3, 4, 5, 0, 0], Encoded.Of(tokenizer, "unk!?").Ids);
    }

    [Fact]
    public void Without_an_unknown_token_words_are_left_out()
    {
        var tokenizer = new WordPieceTokenizer(new SubwordVocabulary(["good"]), new WordPieceOptions { SpecialTokens = SpecialTokens.None });
        Assert.Equal([0, 0], Encoded.Of(tokenizer, "good, bad good").Ids);
    }

    [Fact]
    public void Decoding_joins_words() =>
        Assert.Equal("[CLS] want ##ing unwanted , [UNK] [SEP]", Samples.BertTest.Decode([1, 3, 9, 7, 4, 5, 10, 0, 2]).Replace("want" + "ing", "want ##ing", StringComparison.Ordinal));

    [SkippableFact]
    public void Every_line_of_the_public_texts_comes_back_as_words()
    {
        var tokenizer = PublicVocabularies.Bert();
        Skip.If(tokenizer is null, SharedData.Absent);
        var ids = new List<int>();
        var (texts, unknown, all) = (0, 0, 0);
        var known = new Dictionary<string, List<string>>(StringComparer.Ordinal); // what stands between blanks comes again and again
        foreach (var (path, text) in PublicTexts.All())
        {
            texts++;
            foreach (var line in text.Split('\n'))
            {
                ids.Clear();
                tokenizer.Encode(line, ids);
                var words = line.Split(' ', '\t').SelectMany(part => known.TryGetValue(part, out var found) ? found : known[part] = NaiveBert.Words(part, isUncased: true)).ToList();
                var decoded = tokenizer.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Assert.True(words.Count == decoded.Length && words.Zip(decoded).All(pair => pair.First == pair.Second || pair.Second == "[UNK]"), $"{path}: {line[..Math.Min(line.Length, 200)]}");
                (all, unknown) = (all + words.Count, unknown + ids.Count(id => id == tokenizer.UnknownId));
            }
        }
        Assert.True(texts > 60, $"{texts} texts");
        Assert.InRange((double)unknown / all, 0, 0.001);
    }

    [SkippableFact]
    public void Tokens_of_public_words_are_the_longest_that_match()
    {
        var tokenizer = PublicVocabularies.Bert();
        Skip.If(tokenizer is null, SharedData.Absent);
        var tokens = tokenizer.Tokens.Where((_, id) => !tokenizer.IsSpecial(id)).ToHashSet(StringComparer.Ordinal);
        foreach (var word in File.ReadLines(SharedData.Find("snowball", "english", "voc.txt")!).SelectMany(line => NaiveBert.Words(line, isUncased: true)))
            Assert.Equal(NaiveBert.Match(word, tokens, 100) ?? ["[UNK]"], Encoded.Of(tokenizer, word).Ids.Select(tokenizer.TokenOf));
    }

    internal static List<string> Words(string text, bool isUncased)
    {
        var words = new List<string>();
        var reader = new WordPieceWords(isUncased, maximumLength: 1000);
        foreach (var (start, length) in new WordPieceChunks(text))
        {
            reader.Begin();
            while (reader.MoveNext(text.AsSpan(start, length)))
                words.Add(reader.Word.ToString());
        }
        return words;
    }

    private static readonly Arbitrary<string[]> Vocabularies = Arb.From(
        Gen.Elements("", "##").SelectMany(prefix => Letters(5).Select(letters => prefix + letters)).Where(token => token.Trim('#').Length > 0).ArrayOf().Select(tokens => tokens.Distinct().ToArray()));

    private static Gen<string> Letters(int most) => Gen.Elements('a', 'b', 'c').ArrayOf().Select(letters => new string(letters[..Math.Min(most, letters.Length)]));

    private static WordPieceTokenizer Make(IEnumerable<string> tokens, int maximumWordLength) =>
        new(new SubwordVocabulary(["?", .. tokens]), new WordPieceOptions { SpecialTokens = new SpecialTokens { Unknown = "?" }, MaximumWordLength = maximumWordLength });
}
