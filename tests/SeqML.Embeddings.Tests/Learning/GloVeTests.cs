using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.CoOccurrences;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Search;
using SeqML.Engine.Randomness;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class GloVeTests
{
    private static readonly GloVeOptions Small = new() { Size = 10, Window = 5, MinimumCount = 1, Epochs = 20, FullWeightCount = 10, MemoryBytes = 1 << 20 };

    [Fact]
    public void Epochs_are_those_of_the_golden_file()
    {
        var golden = GoldenFile.Load("glove.json");
        var (count, size) = (golden.Integer("words"), golden.Integer("size"));
        var model = new LogBilinearModel(count, size, new SeededRandom(1));
        for (var row = 0; row < count; row++)
            foreach (var (values, name) in new[] { (model.Word(row).ToArray(), "words"), (model.Context(row).ToArray(), "contexts") })
            {
                var start = golden.NumberRows("start", name)[row];
                for (var i = 0; i <= size; i++)
                    values[i < size ? i : 2 * size] = (float)start[i];
                values.CopyTo(name == "words" ? model.Word(row) : model.Context(row));
            }
        var triples = golden.NumberRows("triples").Select(triple => Triple.Of((int)triple[0], (int)triple[1], triple[2], golden.Number("maximum"), golden.Number("exponent"))).ToArray();
        foreach (var cost in golden.Numbers("costs"))
            Expect.Close(cost, model.Learn(triples, (float)golden.Number("rate")) / triples.Length, Tolerance.Golden, "cost");
        for (var row = 0; row < count; row++)
        {
            Expect.AllClose(golden.NumberRows("end", "words")[row], [.. model.Word(row)[..size], model.Word(row)[2 * size]], Tolerance.Golden, 1, $"word {row}");
            Expect.AllClose(golden.NumberRows("end", "contexts")[row], [.. model.Context(row)[..size], model.Context(row)[2 * size]], Tolerance.Golden, 1, $"context {row}");
            Assert.Equal(model.Word(row)[0] + model.Context(row)[0], model.Sums()[row * size]);
        }
    }

    [Fact]
    public void The_cost_falls_and_words_of_like_contexts_come_near()
    {
        var learned = GloVe.Learn(Pets(), Small);
        Assert.Equal(Small.Epochs, learned.Costs.Count);
        Assert.All(learned.Costs.Zip(learned.Costs.Skip(1)).Take(10), pair => Assert.True(pair.Second < pair.First));
        Assert.True(learned.Costs[^1] < 0.5 * learned.Costs[0]);
        var search = new WordSearch(learned.Vectors);
        foreach (var kind in Kinds)
            foreach (var word in kind)
                Assert.Equal(kind.Order(), search.Nearest(word, 100).Select(found => found.Word).Where(Kinds.SelectMany(words => words).Contains).Take(3).Append(word).Order());
        Assert.Equal(learned.Vectors.Count, learned.Counts.Count);
        Assert.Equal(learned.Counts.OrderDescending(), learned.Counts);
    }

    [Fact]
    public void The_same_seed_gives_the_same_vectors_and_another_others()
    {
        var (first, second, other) = (GloVe.Learn(Pets(), Small), GloVe.Learn(Pets(), Small), GloVe.Learn(Pets(), Small with { Seed = 2 }));
        Assert.Equal(first.Costs, second.Costs);
        for (var word = 0; word < first.Vectors.Count; word++)
            Expect.SameBits(first.Vectors[word], second.Vectors[word], first.Vectors.Words[word]);
        Assert.NotEqual(first.Vectors[0].ToArray(), other.Vectors[0].ToArray());
    }

    [Fact]
    public void Several_threads_learn_as_well()
    {
        var (alone, together) = (GloVe.Learn(Pets(), Small), GloVe.Learn(Pets(), Small with { Threads = 3 }));
        Assert.Equal(alone.TripleCount, together.TripleCount);
        Assert.InRange(together.Costs[^1], 0.5 * alone.Costs[^1], 2 * alone.Costs[^1]);
    }

    [Fact]
    public void Triples_are_words_and_contexts_within_the_window_of_a_line()
    {
        var lines = WordLines.From([["a", "b", "c", "a"], ["c"], ["b", "a"]]);
        // a b, a c (twice), a a, b c, and back; a a is its own mirror.
        Assert.Equal(7, GloVe.Learn(lines, Small with { Epochs = 1 }).TripleCount);
        Assert.Equal(6, GloVe.Learn(lines, Small with { Epochs = 1, Window = 1 }).TripleCount);
        Assert.Equal(6, GloVe.Learn(lines, Small with { Epochs = 1, IsSymmetric = false }).TripleCount); // a after b, c and a; b after a; c after a and b
    }

    [Fact]
    public void Progress_is_told_and_learning_can_be_ended()
    {
        var reports = new List<GloVeProgress>();
        var learned = GloVe.Learn(Pets(), Small with { Progress = new Listener(reports.Add) });
        Assert.Equal(learned.Costs, reports.Where(report => report.Triples == report.Epoch * learned.TripleCount && report.Epoch > 0).DistinctBy(report => report.Epoch).Select(report => report.Cost));
        Assert.Equal((20, 20 * learned.TripleCount), (reports[^1].Epoch, reports[^1].Triples));
        Assert.Matches(@"^100\.0%, cost 0\.\d{4}, [\d,]+ triples/s$", reports[^1].ToString());

        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        Assert.Throws<OperationCanceledException>(() => GloVe.Learn(Pets(), Small with
        {
            CancellationToken = cancellation.Token,
            Progress = new Listener(report => { seen = report.Epoch; if (seen == 2) cancellation.Cancel(); }),
        }));
        Assert.Equal(2, seen);
    }

    [Fact]
    public void What_cannot_be_learned_is_told()
    {
        Assert.Contains("found none", Assert.Throws<InvalidDataException>(() => GloVe.Learn(WordLines.From([]), Small)).Message, StringComparison.Ordinal);
        Assert.Contains("no context to count", Assert.Throws<InvalidDataException>(() => GloVe.Learn(WordLines.From([["a"], ["b"]]), Small)).Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate", Assert.Throws<InvalidOperationException>(() => GloVe.Learn(Pets(), Small with { LearningRate = 1e30f })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(GloVeOptions.Size))]
    [InlineData(nameof(GloVeOptions.Window))]
    [InlineData(nameof(GloVeOptions.MinimumCount))]
    [InlineData(nameof(GloVeOptions.FullWeightCount))]
    [InlineData(nameof(GloVeOptions.WeightExponent))]
    [InlineData(nameof(GloVeOptions.Epochs))]
    [InlineData(nameof(GloVeOptions.LearningRate))]
    [InlineData(nameof(GloVeOptions.MemoryBytes))]
    [InlineData(nameof(GloVeOptions.Threads))]
    public void Options_out_of_range_are_told_by_name(string option)
    {
        var property = typeof(GloVeOptions).GetProperty(option)!;
        var options = new GloVeOptions();
        property.SetValue(options, Convert.ChangeType(-1, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => GloVe.Learn(Pets(), options));
        Assert.Equal(option, error.ParamName);
        Assert.Contains("found -1", error.Message, StringComparison.Ordinal);
    }

    private static readonly string[][] Kinds = [["cat", "dog", "hamster", "rabbit"], ["bus", "car", "train", "tram"]];

    /// <summary>Animals and vehicles, in sentences mostly of their own kind: what never stands together GloVe does not see.</summary>
    private static WordLines Pets()
    {
        var random = new SeededRandom(9);
        string[][] others = [["eats", "sleeps", "runs", "fur", "paw"], ["drives", "stops", "wheel", "road", "driver"]];
        return WordLines.From([.. Enumerable.Range(0, 600).Select(_ =>
        {
            var kind = random.NextInteger(2);
            string Other(int kind) => others[random.NextInteger(8) == 0 ? 1 - kind : kind][random.NextInteger(5)];
            return (string[])["the", Kinds[kind][random.NextInteger(4)], Other(kind), Other(kind)];
        })]);
    }

    private sealed class Listener(Action<GloVeProgress> listen) : IProgress<GloVeProgress>
    {
        public void Report(GloVeProgress value) => listen(value);
    }
}
