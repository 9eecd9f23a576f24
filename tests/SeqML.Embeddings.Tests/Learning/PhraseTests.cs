using System.Text.Json;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Phrases;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class PhraseTests : IDisposable
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "phrases.json"))).RootElement;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Phrases_and_their_scores_are_those_of_the_reference_and_of_gensim(int passes)
    {
        var model = Learn(passes);
        Assert.Equal(passes, model.PassCount);
        var expected = Golden.GetProperty("phrases").EnumerateArray().Take(passes).SelectMany(pass => pass.EnumerateArray()).Select(each => new Phrase(each[0].GetString()!, each[1].GetString()!, each[2].GetDouble())).ToList();
        Assert.Equal(expected.Count, model.Phrases.Count);
        Assert.All(expected, phrase => Assert.Contains(model.Phrases, found => (found.First, found.Second) == (phrase.First, phrase.Second) && Math.Abs(found.Score - phrase.Score) < 1e-9 * phrase.Score));
        var joined = Golden.GetProperty("joined")[passes - 1].EnumerateArray().Select(line => line.GetString()!).ToList();
        Assert.Equal(joined, Lines().Select(line => string.Join(' ', model.Join(line))));
        var corpus = EncodedCorpus.Read(model.Join(WordLines.From(Lines())), 1, 2, default);
        Assert.Equal(joined.SelectMany(line => line.Split(' ')).CountBy(word => word).OrderBy(pair => pair.Key).ToList(), corpus.Words.Zip(corpus.Counts, (word, count) => KeyValuePair.Create(word, (int)count)).OrderBy(pair => pair.Key).ToList());
    }

    [Fact]
    public void A_word_is_part_of_one_phrase_only_and_of_one_line()
    {
        var model = PhraseModel.Learn(WordLines.From(Enumerable.Repeat(new[] { "a", "b", "c" }, 9).Concat(Enumerable.Repeat(new[] { "x" }, 40))), new PhraseOptions { Thresholds = [0] });
        Assert.Equal(["a_b", "c"], model.Join(["a", "b", "c"]));
        Assert.Equal(["b_c", "a_b", "b", "b_c"], model.Join(["b", "c", "a", "b", "b", "", "b", "c"]));
        var lines = EncodedCorpus.Read(model.Join(WordLines.From([["x", "a"], ["b", "x"]])), 1, 2, default);
        Assert.Equal(["x", "a", "b"], lines.Words);
    }

    [Fact]
    public void What_was_saved_is_loaded()
    {
        var model = Learn(2);
        model.Save(file);
        var loaded = PhraseModel.Load(file);
        Assert.Equal(model.Phrases, loaded.Phrases);
        Assert.Equal(model.PassCount, loaded.PassCount);
        Assert.All(Lines(), line => Assert.Equal(model.Join(line), loaded.Join(line)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"Version":2,"Joiner":"_","Passes":[]}""")]
    [InlineData("""{"Version":1,"Joiner":" ","Passes":[]}""")]
    [InlineData("""{"Version":1,"Joiner":"_","Passes":null}""")]
    [InlineData("""{"Version":1,"Joiner":"_","Passes":[null]}""")]
    [InlineData("""{"Version":1,"Joiner":"_","Passes":[[null]]}""")]
    [InlineData("""{"Version":1,"Joiner":"_","Passes":[[{"First":"a","Second":"","Score":1}]]}""")]
    [InlineData("""{"Version":1,"Joiner":"_","Passes":[[{"First":"a","Second":"b","Score":1},{"First":"a","Second":"b","Score":2}]]}""")]
    [InlineData("""{"Version":1,"Joiner":"_","Passes":[[{"First":"a","Second":"b","Score":"x"}]]}""")]
    public void A_damaged_file_is_told(string text)
    {
        File.WriteAllText(file, text);
        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => PhraseModel.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_named()
    {
        foreach (var (option, options) in new (string, PhraseOptions)[]
        {
            ("MinimumCount", new() { MinimumCount = 0 }), ("Discount", new() { Discount = -1 }), ("Discount", new() { Discount = double.NaN }), ("Thresholds", new() { Thresholds = [] }),
            ("Thresholds", new() { Thresholds = [1, double.NaN] }), ("Thresholds", new() { Thresholds = [.. new double[11]] }), ("Joiner", new() { Joiner = "" }), ("Joiner", new() { Joiner = "a b" }),
        })
            Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(options.Validate).ParamName);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => PhraseModel.Learn(WordLines.From(Lines()), cancellation: source.Token));
        Assert.Empty(PhraseModel.Learn(WordLines.From([])).Phrases);
    }

    private static PhraseModel Learn(int passes) => PhraseModel.Learn(WordLines.From(Lines()), new PhraseOptions
    {
        MinimumCount = Golden.GetProperty("minimum").GetInt32(),
        Discount = Golden.GetProperty("discount").GetDouble(),
        Thresholds = [.. Golden.GetProperty("thresholds").EnumerateArray().Take(passes).Select(value => value.GetDouble())],
    });

    private static IEnumerable<string[]> Lines() => Golden.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!.Split(' '));
}
