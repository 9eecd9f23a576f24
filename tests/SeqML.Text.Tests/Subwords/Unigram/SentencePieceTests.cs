using System.Text.Json;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>Files of SentencePiece, and what it makes of texts by them: golden/make_sentencepiece.py made both.</summary>
public sealed class SentencePieceTests
{
    private static readonly UnigramTokenizer Identity = UnigramTokenizer.FromModel(Golden("identity.model"));

    private static readonly UnigramTokenizer Mapped = UnigramTokenizer.FromModel(Golden("mapped.model"));

    internal static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Subwords", "Unigram", "golden", name);

    [Fact]
    public void A_model_is_read_with_all_that_belongs_to_it()
    {
        Assert.Equal(600, Identity.Count);
        Assert.Equal(new SpecialTokens { Unknown = "<unk>", Beginning = "<s>", End = "</s>" }, Identity.SpecialTokens with { Others = SpecialTokens.None.Others });
        Assert.Empty(Identity.SpecialTokens.Others);
        Assert.Equal(new UnigramNormalization { BlanksAnyWhiteSpace = false }, Identity.Normalization);
        Assert.Equal(700, Mapped.Count);
        Assert.Equal(("<unk>", "<s>", "</s>", "<pad>"), (Mapped.SpecialTokens.Unknown, Mapped.SpecialTokens.Beginning, Mapped.SpecialTokens.End, Mapped.SpecialTokens.Padding));
        Assert.Equal(["<mask>"], Mapped.SpecialTokens.Others);
        Assert.Equal((false, false, true), (Mapped.Normalization.AddsDummyPrefix, Mapped.Normalization.RemovesExtraWhiteSpace, Mapped.Normalization.MapsCharacters));
        Assert.True(Mapped.TryGetId("<0xFF>", out var last) && !Mapped.IsSpecial(last));
    }

    [Theory]
    [InlineData("identity", 350)]
    [InlineData("mapped", 350)]
    public void Every_text_is_split_as_SentencePiece_splits_it(string model, int least)
    {
        var tokenizer = model == "identity" ? Identity : Mapped;
        var rows = Rows(model).ToList();
        Assert.InRange(rows.Count, least, 1000);
        Assert.All(rows, row => Assert.Equal(Ids(row), Encoded.Of(tokenizer, row.GetProperty("text").GetString()!).Ids));
    }

    [Fact]
    public void The_best_ways_have_the_scores_that_SentencePiece_gives_them()
    {
        var rows = Rows("identity").Where(row => row.TryGetProperty("best", out _)).ToList();
        Assert.InRange(rows.Count, 50, 1000);
        Assert.All(rows, row =>
        {
            var best = row.GetProperty("best").EnumerateArray().Select(score => score.GetDouble()).ToList();
            var found = Identity.EncodeBest(row.GetProperty("text").GetString(), 5).Select(way => way.Score).ToList();
            Assert.Equal(best.Count, found.Count);
            Assert.All(best.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-3));
        });
    }

    [Fact]
    public void A_model_that_is_saved_is_read_alike()
    {
        foreach (var tokenizer in (UnigramTokenizer[])[Identity, Mapped, SearchTests.Hello.Tokenizer(bytes: true), SearchTests.Hello.Tokenizer(new() { AddsDummyPrefix = false })])
        {
            using var file = new TemporaryFile();
            tokenizer.SaveModel(file.Path);
            var again = UnigramTokenizer.FromModel(file.Path);
            AssertSame(tokenizer, again);
            var bytes = File.ReadAllBytes(file.Path);
            again.SaveModel(file.Path);
            Assert.Equal(bytes, File.ReadAllBytes(file.Path));
        }
    }

    [Fact]
    public void A_vocabulary_is_read_and_saved_alike()
    {
        var tokenizer = UnigramTokenizer.FromVocabulary(Golden("identity.vocab"), normalization: Identity.Normalization);
        Assert.Equal(Identity.Tokens, tokenizer.Tokens);
        Assert.Equal("<unk>", tokenizer.SpecialTokens.Unknown);
        Assert.All(Enumerable.Range(0, tokenizer.Count), id => Assert.Equal(Identity.ScoreOf(id), tokenizer.ScoreOf(id), 1e-4f));
        foreach (var each in (UnigramTokenizer[])[tokenizer, Identity, SearchTests.Hello.Tokenizer(bytes: true)])
        {
            using var file = new TemporaryFile();
            each.SaveVocabulary(file.Path);
            AssertSame(each, UnigramTokenizer.FromVocabulary(file.Path, each.SpecialTokens, each.Normalization));
        }
    }

    [Fact]
    public void What_SeqML_saves_itself_is_read_alike()
    {
        var special = new SpecialTokens { Unknown = "<unk>", Mask = "[MASK]", AreRecognizedInText = true };
        foreach (var tokenizer in (UnigramTokenizer[])[Identity, Mapped, SearchTests.Hello.Tokenizer(special: special), SearchTests.Hello.Tokenizer(bytes: true)])
        {
            using var stream = new MemoryStream();
            tokenizer.Save(stream);
            stream.Position = 0;
            AssertSame(tokenizer, Assert.IsType<UnigramTokenizer>(SubwordTokenizer.Load(stream)));
            Assert.Equal(stream.Length, stream.Position);
        }
    }

    [Fact]
    public void A_model_of_SeqML_needs_an_unknown_token_and_a_vocabulary_no_line_ends()
    {
        var pieces = new PieceVocabulary(["▁", "a\nb"], [-1, -1], [PieceKind.Normal, PieceKind.Normal]);
        var tokenizer = new UnigramTokenizer(pieces, SpecialTokens.None, new());
        using var file = new TemporaryFile();
        Assert.Contains("unknown token", Assert.Throws<InvalidOperationException>(() => tokenizer.SaveModel(file.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("line ends, found one with the id 1", Assert.Throws<InvalidOperationException>(() => tokenizer.SaveVocabulary(file.Path)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file.Path));
    }

    private static void AssertSame(UnigramTokenizer first, UnigramTokenizer second)
    {
        Assert.Equal(first.Tokens, second.Tokens);
        Assert.Equal(first.SpecialTokens.All, second.SpecialTokens.All);
        Assert.Equal((first.UnknownId, first.BeginningId, first.EndId, first.PaddingId, first.SpecialTokens.AreRecognizedInText), (second.UnknownId, second.BeginningId, second.EndId, second.PaddingId, second.SpecialTokens.AreRecognizedInText));
        Assert.Equal(first.Normalization with { Characters = null }, second.Normalization with { Characters = null });
        Assert.Equal(first.Normalization.Characters?.Bytes.ToArray(), second.Normalization.Characters?.Bytes.ToArray());
        Assert.All(Enumerable.Range(0, first.Count), id => Assert.Equal(first.ScoreOf(id), second.ScoreOf(id)));
        foreach (var row in Rows("mapped"))
            Assert.Equal(Encoded.Of(first, row.GetProperty("text").GetString()!).Ids, Encoded.Of(second, row.GetProperty("text").GetString()!).Ids);
    }

    private static int[] Ids(JsonElement row) => [.. row.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];

    private static IEnumerable<JsonElement> Rows(string model) =>
        File.ReadLines(Golden("splits.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Where(row => row.GetProperty("model").GetString() == model);
}
