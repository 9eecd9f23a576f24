using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Learning.CoOccurrences;
using SeqML.Embeddings.Tests.Search;
using SeqML.Engine.Randomness;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Learning.CoOccurrences;

public sealed class CoOccurrenceCounterTests
{
    [Fact]
    public void Counts_are_those_of_the_naive_way_whatever_the_memory() =>
        Check.One(SomeVectors.Trials(200), Prop.ForAll(SomeVectors.Seeds, seed =>
        {
            var random = new SeededRandom(seed);
            int words = 1 + random.NextInteger(40), window = 1 + random.NextInteger(30);
            bool isSymmetric = random.NextInteger(2) == 0, weighs = random.NextInteger(3) > 0;
            var sentences = Sentences(random, words, count: 1 + random.NextInteger(12));
            var expected = Naive(sentences, window, isSymmetric, weighs);
            (int, int, double)[]? first = null;
            foreach (var memory in new[] { 1 << 20, 2048, 512, 0 })
            {
                using var counter = new CoOccurrenceCounter(words, window, isSymmetric, weighs, memory);
                foreach (var sentence in sentences)
                    counter.Add(sentence);
                var most = counter.MostTriples;
                var found = counter.Read().ToArray();
                Assert.True(found.Length <= most);
                Assert.Equal(expected.Keys.Order(), found.Select(pair => (pair.Word, pair.Context)).Order());
                Assert.All(found, pair => Assert.Equal(expected[(pair.Word, pair.Context)], pair.Count, 1e-7));
                Assert.Equal(first ??= found, found); // in every bit, and in the same order
            }
        }));

    [Fact]
    public void What_has_no_room_goes_to_files_and_comes_back()
    {
        var random = new SeededRandom(3);
        var sentences = Sentences(random, words: 300, count: 60);
        using var counter = new CoOccurrenceCounter(300, 10, isSymmetric: true, weighsDistance: true, memoryBytes: 4096);
        foreach (var sentence in sentences)
            counter.Add(sentence);
        Assert.InRange(counter.RunCount, 3, 1000);
        var expected = Naive(sentences, 10, isSymmetric: true, weighs: true);
        var found = counter.Read().ToDictionary(pair => (pair.Word, pair.Context), pair => pair.Count);
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected, pair => Assert.Equal(pair.Value, found[pair.Key], 1e-12 * pair.Value));
    }

    [Fact]
    public void Counts_are_those_of_the_golden_file()
    {
        var golden = GoldenFile.Load("glove.json");
        using var counter = new CoOccurrenceCounter(golden.Integer("words"), golden.Integer("window"), isSymmetric: true, weighsDistance: true, 4096);
        foreach (var sentence in golden.IntegerRows("sentences"))
            counter.Add(sentence);
        var counts = golden.NumberRows("counts").Select(row => new double[row.Length]).ToArray();
        foreach (var (word, context, count) in counter.Read())
            counts[word][context] = count;
        foreach (var (expected, found) in golden.NumberRows("counts").Zip(counts))
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * (1 + pair.First)));
    }

    private static int[][] Sentences(SeededRandom random, int words, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.NextInteger(60)).Select(_ => Math.Min(random.NextInteger(words), random.NextInteger(words))).ToArray())];

    private static Dictionary<(int, int), double> Naive(int[][] sentences, int window, bool isSymmetric, bool weighs)
    {
        var counts = new Dictionary<(int, int), double>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Length; i++)
                for (var j = 0; j < sentence.Length; j++)
                    if (i != j && Math.Abs(i - j) <= window && (isSymmetric || j < i))
                        counts[(sentence[i], sentence[j])] = counts.GetValueOrDefault((sentence[i], sentence[j])) + (weighs ? 1d / Math.Abs(i - j) : 1);
        return counts;
    }
}
