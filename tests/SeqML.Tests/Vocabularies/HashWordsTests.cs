using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.Vocabularies;

namespace SeqML.Tests.Vocabularies;

public sealed class HashWordsTests
{
    private readonly MLContext ml = new(1);

    [Theory]
    [InlineData(1, 0u)]
    [InlineData(7, 0u)]
    [InlineData(1000, 42u)]
    public void A_key_is_the_words_bucket_in_memory_and_loaded(int size, uint seed)
    {
        var view = ml.Data.LoadFromEnumerable(new List<Review> { new() { Text = "one two one na\u00EFve \uD83D" }, new() { Text = null } });
        var buckets = new HashingVocabulary(size, seed);
        var expected = new[] { "one", "two", "one", "na\u00EFve", "\uD83D" }.Select(word => (uint)buckets[word] + 1).ToArray();
        var model = ml.SeqML().Transforms.HashWords("Keys", "Text", size, seed).Fit(view);
        foreach (var output in new[] { model.Transform(view), TestData.SaveAndLoad(ml, model, view.Schema).Transform(view) })
        {
            Assert.Equal([expected, []], output.GetColumn<VBuffer<uint>>("Keys").Select(vector => vector.DenseValues().ToArray()));
            Assert.Equal((ulong)size, ((KeyDataViewType)((VectorDataViewType)output.Schema["Keys"].Type).ItemType).Count);
        }
    }

    [Fact]
    public void Every_word_has_a_key_where_there_are_more_than_a_million()
    {
        const int size = (1 << 20) + 50_000;
        var buckets = new HashingVocabulary(size);
        var words = Enumerable.Range(0, 1000).Select(i => $"w{i}").ToArray();
        var view = StageData.Words(ml, words);
        var output = ml.SeqML().Transforms.HashWords("Keys", "Words", size).Fit(view).Transform(view);
        Assert.Equal(words.Select(word => (uint)buckets[word] + 1), output.GetColumn<VBuffer<uint>>("Keys").Single().DenseValues());
    }

    [Fact]
    public void Tokens_and_a_text_have_the_same_keys()
    {
        var view = TestData.View(ml, 8);
        var transforms = ml.SeqML().Transforms;
        var output = transforms.TokenizeWords("Tokens", "Text").Append(transforms.HashWords("Keys", "Tokens")).Append(transforms.HashWords("OfText", "Text"))
            .Fit(view).Transform(view);
        Assert.Equal(Keys("OfText"), Keys("Keys"));

        IEnumerable<uint[]> Keys(string column) => output.GetColumn<VBuffer<uint>>(column).Select(vector => vector.DenseValues().ToArray());
    }

    [Fact]
    public void A_trainer_reads_the_keys()
    {
        var view = TestData.View(ml);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().Transforms.HashWords("Keys", "Text", 512))
            .Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options("Keys")));
        Assert.Equal(1, ml.MulticlassClassification.Evaluate(pipeline.Fit(view).Transform(view)).MicroAccuracy);
    }

    [Fact]
    public void Misfits_are_told()
    {
        var missing = Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Transforms.HashWords("Keys", "Txt").Fit(TestData.View(ml, 2)));
        Assert.Contains("'Txt'", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Transforms.HashWords("Keys", "Text", 0));
        var large = Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Transforms.HashWords("Keys", "Text", (1 << 24) + 1));
        Assert.Contains("16,777,216", large.Message, StringComparison.Ordinal);
        var keys = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().Transforms.HashWords("Keys", "Label")).Fit(TestData.View(ml, 2)));
        Assert.Contains("Text or a vector of Text, found Key", keys.Message, StringComparison.Ordinal);
    }
}
