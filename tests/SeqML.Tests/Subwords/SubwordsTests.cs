using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Subwords;
using SeqML.Tests.Stages;
using SeqML.Text.Subwords;

namespace SeqML.Tests.Subwords;

public sealed class SubwordsTests
{
    private static readonly string[] Texts = ["the lower the newer", "the widest and the newest", "low lower lowest", "na\u00EFve \U0001F44D"];

    private readonly MLContext ml = new(1);

    public static TheoryData<string> Kinds => ["bytes", "pairs", "pieces"];

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_are_the_learned_tokenizers_ids_and_decode_in_memory_and_loaded(string kind)
    {
        var view = StageData.Texts(ml, [.. Texts, "", null]);
        var model = Transforms.LearnSubwords("Ids", "Text", texts => Learn(kind, texts)).Fit(view);
        Assert.Equal(Learn(kind, [.. Texts, "", ""]).Tokens, model.Tokenizer.Tokens);
        foreach (var output in StageData.Outputs(ml, model, view))
        {
            Assert.Equal(Texts.Concat(["", ""]).Select(text => Keys(model.Tokenizer, text)), KeysOf(output));
            VBuffer<ReadOnlyMemory<char>> values = default;
            output.Schema["Ids"].GetKeyValues(ref values);
            Assert.Equal(model.Tokenizer.Tokens, values.DenseValues().Select(value => value.ToString()));
            var back = Transforms.DecodeSubwords("Back", "Ids", model.Tokenizer).Fit(output);
            foreach (var decoded in StageData.Outputs(ml, back, output))
                Assert.Equal(Texts.Concat(["", ""]).Select(text => Decoded(model.Tokenizer, text)), decoded.GetColumn<string>("Back"));
        }
    }

    [Fact]
    public void Beginning_end_length_and_padding_stand_around_a_text_and_places_are_told()
    {
        var tokenizer = WordPieceTokenizer.Learn(Texts, new() { VocabularySize = 60, MinimumCount = 1 });
        var view = StageData.Texts(ml, "the the lower", "");
        var options = new EncodeSubwordsOptions { AddsBeginning = true, AddsEnd = true, MaximumLength = 4, Pads = true, StartColumnName = "Start", LengthColumnName = "Length" };
        foreach (var output in StageData.Outputs(ml, Transforms.EncodeSubwords("Ids", "Text", tokenizer, options).Fit(view), view))
        {
            var (begin, end, pad, the) = (Key("[CLS]"), Key("[SEP]"), Key("[PAD]"), Keys(tokenizer, "the").Single());
            Assert.Equal([[begin, the, the, end], [begin, end, pad, pad]], KeysOf(output));
            Assert.Equal([[0, 0, 4, 7], [0, 0, 0, 0]], output.GetColumn<int[]>("Start"));
            Assert.Equal([[0, 3, 3, 0], [0, 0, 0, 0]], output.GetColumn<int[]>("Length"));
            Assert.Equal(["Ids", "Label", "Length", "Start", "Text"], StageData.Columns(output));
        }

        uint Key(string token) => tokenizer.TryGetId(token, out var id) ? (uint)id + 1 : 0;
    }

    [Fact]
    public void Words_are_texts_of_their_own()
    {
        var tokenizer = WordPieceTokenizer.Learn(Texts, new() { VocabularySize = 60, MinimumCount = 1 });
        var view = StageData.Words(ml, ["the", "lower"], []);
        var output = Transforms.EncodeSubwords("Ids", "Words", tokenizer).Fit(view).Transform(view);
        Assert.Equal([[.. Keys(tokenizer, "the"), .. Keys(tokenizer, "lower")], []], KeysOf(output));
        var places = Assert.Throws<ArgumentException>(() => Transforms.EncodeSubwords("Ids", "Words", tokenizer, new() { StartColumnName = "Start" }).Fit(view));
        Assert.Contains("'Words'", places.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Subwords_are_learned_of_words_each_a_text_of_its_own(string kind)
    {
        string[] words = ["the", "lower", "the", "newer", "lower", "newest"];
        var view = StageData.Words(ml, words, [], null);
        var model = Transforms.LearnSubwords("Ids", "Words", texts => Learn(kind, texts)).Fit(view);
        Assert.Equal(Learn(kind, words).Tokens, model.Tokenizer.Tokens);
        foreach (var output in StageData.Outputs(ml, model, view))
            Assert.Equal([[.. words.SelectMany(word => Keys(model.Tokenizer, word))], [], []], KeysOf(output));
    }

    [Fact]
    public void Keys_of_another_tokenizer_are_told()
    {
        var (one, other) = (ByteLevelTokenizer.Learn(Texts, new() { VocabularySize = 262 }), ByteLevelTokenizer.Learn(Texts, new() { VocabularySize = 259 }));
        var view = StageData.Texts(ml, Texts);
        var keys = Transforms.EncodeSubwords("Ids", "Text", one).Fit(view).Transform(view);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.DecodeSubwords("Back", "Ids", other).Fit(keys));
        Assert.Contains(FormattableString.Invariant($"'Ids' to have as many keys as the tokenizer has tokens, {other.Count}, found {one.Count}"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_the_same_name_are_told()
    {
        var tokenizer = ByteLevelTokenizer.Learn(Texts, new() { VocabularySize = 300 });
        foreach (var options in new EncodeSubwordsOptions[] { new() { StartColumnName = "Ids" }, new() { LengthColumnName = "Text" }, new() { StartColumnName = "At", LengthColumnName = "At" } })
        {
            Assert.Throws<ArgumentException>(() => Transforms.EncodeSubwords("Ids", "Text", tokenizer, options));
            Assert.Throws<ArgumentException>(() => Transforms.LearnSubwords("Ids", "Text", _ => tokenizer, options));
        }
        Assert.Throws<ArgumentException>(nameof(EncodeSubwordsOptions.StartColumnName), () => Transforms.EncodeSubwords("Ids", "Text", tokenizer, new() { StartColumnName = "" }));
    }

    [Fact]
    public void A_trainer_reads_the_subwords()
    {
        var view = TestData.View(ml);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(Transforms.LearnSubwords("Ids", "Text", texts => ByteLevelTokenizer.Learn(texts, new() { VocabularySize = 300 })))
            .Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options("Ids")));
        Assert.Equal(1, ml.MulticlassClassification.Evaluate(pipeline.Fit(view).Transform(view)).MicroAccuracy);
    }

    [Fact]
    public void Misfits_are_told()
    {
        var tokenizer = ByteLevelTokenizer.Learn(Texts, new() { VocabularySize = 300 });
        Assert.Contains("'Txt'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.EncodeSubwords("Ids", "Txt", tokenizer).Fit(StageData.Texts(ml, "a"))).Message, StringComparison.Ordinal);
        Assert.Contains("'Text'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.DecodeSubwords("Back", "Text", tokenizer).Fit(StageData.Texts(ml, "a"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.EncodeSubwords("Ids", "Text", tokenizer, new() { MaximumLength = 2 }));
        Assert.Throws<InvalidOperationException>(() => Transforms.LearnSubwords("Ids", "Text", _ => null!).Fit(StageData.Texts(ml, "a")));
    }

    private static SubwordTokenizer Learn(string kind, IEnumerable<string> texts) => kind switch
    {
        "bytes" => ByteLevelTokenizer.Learn(texts, new() { VocabularySize = 300 }),
        "pairs" => BytePairTokenizer.Learn(texts, new() { VocabularySize = 40, MinimumCount = 1 }),
        _ => WordPieceTokenizer.Learn(texts, new() { VocabularySize = 60, MinimumCount = 1 }),
    };

    private static uint[] Keys(SubwordTokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        tokenizer.Encode(text, ids);
        return [.. ids.Select(id => (uint)id + 1)];
    }

    private static string Decoded(SubwordTokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        tokenizer.Encode(text, ids);
        return tokenizer.Decode([.. ids]);
    }

    private static IEnumerable<uint[]> KeysOf(IDataView output) => output.GetColumn<VBuffer<uint>>("Ids").Select(vector => vector.DenseValues().ToArray());
}
