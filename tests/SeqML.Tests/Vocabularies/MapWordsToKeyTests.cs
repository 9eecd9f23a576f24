using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Vocabularies;

namespace SeqML.Tests.Vocabularies;

public sealed class MapWordsToKeyTests
{
    private static readonly string?[] Texts = ["a b a c", "b a d", "", null];

    private readonly MLContext ml = new(1);

    public static TheoryData<string, VocabularyOptions, string[], uint[][]> Rows => new()
    {
        { "defaults", new(), ["<unk>", "a", "b", "c", "d"], [[2, 3, 2, 4], [3, 2, 5], [], []] },
        { "rare words are unknown", new() { MinimumCount = 2 }, ["<unk>", "a", "b"], [[2, 3, 2, 1], [3, 2, 1], [], []] },
        { "frequent words are unknown", new() { MaximumCount = 2 }, ["<unk>", "b", "c", "d"], [[1, 2, 1, 3], [2, 1, 4], [], []] },
        { "a size", new() { MaximumSize = 3 }, ["<unk>", "a", "b"], [[2, 3, 2, 1], [3, 2, 1], [], []] },
        { "a missing key for what is unknown", new() { MinimumCount = 2, UnknownWord = null }, ["a", "b"], [[1, 2, 1, 0], [2, 1, 0], [], []] },
        { "padding and a length", new() { MinimumCount = 2, PaddingWord = "<pad>", Length = 3 }, ["<pad>", "<unk>", "a", "b"], [[3, 4, 3], [4, 3, 2], [1, 1, 1], [1, 1, 1]] },
        { "a length without padding", new() { Length = 2, UnknownWord = null }, ["a", "b", "c", "d"], [[1, 2], [2, 1], [0, 0], [0, 0]] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Keys_are_those_of_the_table_in_memory_and_loaded(string row, VocabularyOptions options, string[] values, uint[][] keys)
    {
        Assert.NotEmpty(row);
        var view = View(Texts);
        var model = ml.SeqML().Transforms.MapWordsToKey("Keys", "Text", options).Fit(view);
        foreach (var output in new[] { model.Transform(view), TestData.SaveAndLoad(ml, model, view.Schema).Transform(view) })
        {
            Assert.Equal(values, Values(output));
            Assert.Equal(keys, output.GetColumn<VBuffer<uint>>("Keys").Select(vector => vector.DenseValues().ToArray()));
            Assert.Equal(["Keys", "Label", "Text"], output.Schema.Where(column => !column.IsHidden).Select(column => column.Name).Order());
        }
    }

    [Fact]
    public void Tokens_get_the_same_keys_as_their_text_and_unseen_words_the_unknown_one()
    {
        var view = View(Texts);
        var pipeline = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Append(ml.SeqML().Transforms.MapWordsToKey("Keys", "Tokens"));
        var model = pipeline.Fit(view);
        var unseen = View(["a zebra"]);
        Assert.Equal([[2u, 1u]], model.Transform(unseen).GetColumn<VBuffer<uint>>("Keys").Select(vector => vector.DenseValues().ToArray()));
        Assert.Equal([["a", "<unk>"]], ml.Transforms.Conversion.MapKeyToValue("Keys").Fit(model.Transform(unseen)).Transform(model.Transform(unseen)).GetColumn<string[]>("Keys"));
    }

    [Fact]
    public void The_fitted_vocabulary_tells_how_often_each_word_came()
    {
        var model = ml.SeqML().Transforms.MapWordsToKey("Keys", "Text").Fit(View(Texts));
        Assert.Equal([("a", 3), ("b", 2), ("c", 1), ("d", 1)], model.Counts.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void A_word_that_is_written_like_the_unknown_one_is_it()
    {
        var view = ml.Data.LoadFromEnumerable(new[] { new Tokens { Words = ["<unk>", "a", "<unk>"] } });
        var output = ml.SeqML().Transforms.MapWordsToKey("Keys", "Words").Fit(view).Transform(view);
        Assert.Equal(["<unk>", "a"], Values(output));
        Assert.Equal([1u, 2u, 1u], output.GetColumn<VBuffer<uint>>("Keys").Single().DenseValues());
    }

    [Fact]
    public void A_trainer_reads_the_keys()
    {
        var view = TestData.View(ml);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().Transforms.MapWordsToKey("Keys", "Text", new() { MinimumCount = 2 }))
            .Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options("Keys")));
        var metrics = ml.MulticlassClassification.Evaluate(pipeline.Fit(view).Transform(view));
        Assert.Equal(1, metrics.MicroAccuracy);
    }

    [Fact]
    public void Where_there_are_too_many_different_words_rare_ones_are_forgotten()
    {
        var model = ml.SeqML().Transforms.MapWordsToKey("Keys", "Text", new() { MaximumDistinctWords = 10 }).Fit(View(Enumerable.Range(0, 500).Select(i => $"always x{i}")));
        Assert.InRange(model.Counts.Count, 1, 10);
        Assert.Equal(("always", 500), (model.Counts[0].Key, model.Counts[0].Value));
    }

    [Fact]
    public void What_was_found_is_told_where_no_word_has_a_key()
    {
        Assert.Contains("found none in all rows", Message(new(), "", null), StringComparison.Ordinal);
        Assert.Contains("at least 9 times, found 4 different words", Message(new() { MinimumCount = 9 }, Texts), StringComparison.Ordinal);
        Assert.Contains("4 to 9 times, found 4 different words", Message(new() { MinimumCount = 4, MaximumCount = 9 }, Texts), StringComparison.Ordinal);

        string Message(VocabularyOptions options, params string?[] texts) =>
            Assert.Throws<InvalidOperationException>(() => ml.SeqML().Transforms.MapWordsToKey("Keys", "Text", options).Fit(View(texts))).Message;
    }

    [Fact]
    public void Several_threads_may_read_a_model_from_its_first_row_on()
    {
        var view = View(Texts);
        var model = ml.SeqML().Transforms.MapWordsToKey("Keys", "Text", new() { MinimumCount = 2 }).Fit(view);
        for (var run = 0; run < 20; run++)
        {
            var fresh = TestData.SaveAndLoad(ml, model, view.Schema).Transform(view);
            var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
            using var start = new Barrier(4);
            Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                var error = Record.Exception(() => Assert.Equal([[2u, 3u, 2u, 1u], [3u, 2u, 1u], [], []], fresh.GetColumn<VBuffer<uint>>("Keys").Select(vector => vector.DenseValues().ToArray())));
                if (error is not null)
                    failures.Enqueue(error);
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.Empty(failures);
        }
    }

    [Fact]
    public void Misfits_are_told()
    {
        var transforms = ml.SeqML().Transforms;
        var missing = Assert.Throws<ArgumentOutOfRangeException>(() => transforms.MapWordsToKey("Keys", "Txt").Fit(View(Texts)));
        Assert.Contains("'Txt'", missing.Message, StringComparison.Ordinal);
        var rare = Assert.Throws<InvalidOperationException>(() => transforms.MapWordsToKey("Keys", "Text", new() { MinimumCount = 9 }).Fit(View(Texts)));
        Assert.Contains("'Text'", rare.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => transforms.MapWordsToKey("Keys", "Text").Fit(View([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.MapWordsToKey("Keys", "Text", new() { MinimumCount = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.MapWordsToKey("Keys", "Text", new() { MinimumCount = 3, MaximumCount = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.MapWordsToKey("Keys", "Text", new() { MaximumSize = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.MapWordsToKey("Keys", "Text", new() { MaximumDistinctWords = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => transforms.MapWordsToKey("Keys", "Text", new() { Length = 0 }));
        Assert.Throws<ArgumentException>(() => transforms.MapWordsToKey("Keys", "Text", new() { PaddingWord = "<unk>" }));
        Assert.Throws<ArgumentException>(() => transforms.MapWordsToKey("Keys", "Text", new() { PaddingWord = " " }));
    }

    private IDataView View(IEnumerable<string?> texts) => ml.Data.LoadFromEnumerable(texts.Select(text => new Review { Text = text }).ToList());

    private static string[] Values(IDataView output)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        output.Schema["Keys"].GetKeyValues(ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }

    private sealed class Tokens
    {
        public string[] Words { get; set; } = [];
    }
}
