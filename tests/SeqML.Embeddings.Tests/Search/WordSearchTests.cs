using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Search;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Tests.Search;

public sealed class WordSearchTests
{
    [Fact]
    public void The_nearest_words_are_exactly_those_of_the_naive_search() =>
        Check.One(SomeVectors.Trials(150), Prop.ForAll(SomeVectors.Seeds, seed =>
        {
            var (random, vectors, search, naive) = Some(seed, most: 300);
            var count = 1 + random.NextInteger(20);
            var word = random.NextInteger(vectors.Count);
            Assert.Equal(naive.Nearest(naive.Row(word), count, word), search.Nearest($"w{word}", count));
            var query = SomeVectors.Hard(random, 1, vectors.Size)[0];
            var left = random.NextInteger(vectors.Count);
            Assert.Equal(naive.Nearest([.. query.Select(value => (double)value)], count, left), search.Nearest(query, count, [$"w{left}"]));
        }));

    [Fact]
    public void Analogies_are_exactly_those_of_the_naive_search() =>
        Check.One(SomeVectors.Trials(150), Prop.ForAll(SomeVectors.Seeds, seed =>
        {
            var (random, vectors, search, naive) = Some(seed, most: 300);
            int a = random.NextInteger(vectors.Count), b = random.NextInteger(vectors.Count), c = random.NextInteger(vectors.Count);
            var found = search.AnalogyByMultiplication($"w{a}", $"w{b}", $"w{c}", 7);
            Assert.Equal(naive.Multiplication(naive.Row(a), naive.Row(b), naive.Row(c), 7, a, b, c), found);

            double[] from = NaiveSearch.Unit(naive.Row(a)), to = NaiveSearch.Unit(naive.Row(b)), like = NaiveSearch.Unit(naive.Row(c));
            var query = Enumerable.Range(0, vectors.Size).Select(i => (to[i] + like[i] - from[i]) / 3).ToArray();
            Assert.Equal(naive.Nearest(query, 7, a, b, c), search.AnalogyByAddition($"w{a}", $"w{b}", $"w{c}", 7));
        }));

    [Fact]
    public void A_batch_finds_what_one_after_the_other_finds() =>
        Check.One(SomeVectors.Trials(60), Prop.ForAll(SomeVectors.Seeds, seed =>
        {
            var (random, vectors, search, naive) = Some(seed, most: 700);
            var queries = SomeVectors.Hard(random, 1 + random.NextInteger(200), vectors.Size);
            var found = search.NearestToEach(queries, 5);
            Assert.Equal(queries.Length, found.Count);
            for (var i = 0; i < queries.Length; i++)
                Assert.Equal(naive.Nearest([.. queries[i].Select(value => (double)value)], 5), found[i]);
        }));

    [Fact]
    public void Any_number_of_threads_finds_the_same_in_many_rows()
    {
        var vectors = SomeVectors.Of(SomeVectors.Hard(new SeededRandom(5), 20_000, 24));
        var (alone, naive) = (new WordSearch(vectors, threads: 1), new NaiveSearch(vectors));
        Assert.All([2, 3, 8], threads =>
        {
            var search = new WordSearch(vectors, threads);
            Assert.Equal(naive.Nearest(naive.Row(77), 10, 77), search.Nearest("w77"));
            Assert.Equal(alone.AnalogyByMultiplication("w1", "w2", "w15000"), search.AnalogyByMultiplication("w1", "w2", "w15000"));
            Assert.Equal(naive.Nearest(naive.Row(19_999), 10), search.NearestToEach([vectors[3].ToArray(), vectors[19_999].ToArray()])[1]);
        });
    }

    [Fact]
    public void Of_equal_words_the_lower_index_comes_first_and_zeros_are_like_nothing()
    {
        var search = new WordSearch(SomeVectors.Of([1, 0], [0, 0], [2, 0], [0, 3], [4, 0], [-1, 0]));
        Assert.Equal([("w2", 1), ("w4", 1), ("w1", 0), ("w3", 0), ("w5", -1)], search.Nearest("w0").Select(found => (found.Word, found.Score)));
        Assert.Equal(["w0", "w2", "w3", "w4", "w5"], search.Nearest("w1").Select(found => found.Word));
        Assert.Equal(["w0", "w1"], search.Nearest(new float[2], 2).Select(found => found.Word));
        Assert.All(search.Nearest(new float[2], 9), found => Assert.Equal(0, found.Score));
        Assert.Equal((0, 0), (search.Similarity("w1", "w0"), search.Similarity("w1", "w1")));
    }

    [Fact]
    public void The_mean_of_words_takes_each_at_length_1_and_leaves_them_out()
    {
        var search = new WordSearch(SomeVectors.Of([100, 0], [0, 1], [1, 1.1f], [1, 0.1f], [-1, 1]));
        Assert.Equal("w2", search.Nearest(["w0", "w1"], [])[0].Word);
        Assert.Equal(1 / Math.Sqrt(2), search.Nearest(["w1"], ["w0"], 5).Single(found => found.Word == "w4").Score - 1 + 1 / Math.Sqrt(2), 12);
        Assert.Equal(["w4", "w2", "w3"], search.Nearest(["w1"], ["w0"], 5).Select(found => found.Word));
    }

    [Fact]
    public void The_odd_one_is_least_like_the_mean()
    {
        var search = new WordSearch(SomeVectors.Of([1, 0.1f, 0], [9, 0, 1], [0, 0.1f, 3], [1, 0, 0.2f]));
        Assert.Equal("w2", search.OddOneOut(["w0", "w1", "w2", "w3"]));
        Assert.Equal("w0", search.OddOneOut(["w0", "w0", "w0"]));
    }

    [Fact]
    public void Similarity_is_the_cosine()
    {
        var search = new WordSearch(SomeVectors.Of([3, 4], [4, 3], [-3, -4]));
        Assert.Equal(24d / 25, search.Similarity("w0", "w1"), 15);
        Assert.Equal(-1, search.Similarity("w0", "w2"), 15);
        Assert.Equal(24d / 25, search.Similarity("W0", "w1"), 15); // as IndexOf looks for it
    }

    [Fact]
    public void Rounding_errors_that_all_point_one_way_do_not_mislead()
    {
        // 3.49 is rounded to 3 and 3.51 to 4 where 127 is the largest: the copy takes the second word for the nearer one, as wrongly as can be.
        float[] truth = [127, .. Enumerable.Repeat(3.49f, 63)], seeming = [127, .. Enumerable.Repeat(3.51f, 60), 0, 0, 0], query = [.. Enumerable.Repeat(1f, 64)];
        var vectors = SomeVectors.Of(truth, seeming);
        Assert.Equal("w0", new WordSearch(vectors).Nearest(query, 1).Single().Word);

        var rows = new CompactRows(new CosineRows(vectors, 1), 1);
        float[] cosines = new float[2], bounds = new float[2];
        rows.Approximate(new CompactQuery([.. query.Select(value => (double)value)], rows.Length), 0, new int[2], cosines, bounds);
        Assert.True(cosines[1] > cosines[0] + bounds[0]);
        for (var row = 0; row < 2; row++)
            Assert.InRange(Math.Abs(NaiveSearch.Cosine([.. query.Select(value => (double)value)], new NaiveSearch(vectors).Row(row)) - cosines[row]) / bounds[row], 0.9, 1);
    }

    [Fact]
    public void The_memory_is_told()
    {
        var search = new WordSearch(SomeVectors.Of([.. Enumerable.Range(0, 40).Select(i => new float[] { i, 1, 2 })]));
        Assert.Equal(40 * (16 + 4 + 4 + 8), search.MemoryBytes);
    }

    [Fact]
    public void What_cannot_be_found_is_told()
    {
        var search = new WordSearch(SomeVectors.Of([1, 2], [2, 1]));
        Assert.Contains("'unseen'", Assert.Throws<ArgumentException>(() => search.Nearest("unseen")).Message, StringComparison.Ordinal);
        Assert.Contains("one of 2", Assert.Throws<ArgumentException>(() => search.AnalogyByAddition("w0", "w1", "unseen")).Message, StringComparison.Ordinal);
        Assert.Contains("2 numbers, as the words' have, found 3", Assert.Throws<ArgumentException>(() => search.Nearest(new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("NaN at 1", Assert.Throws<ArgumentException>(() => search.NearestToEach([[1, float.NaN]])).Message, StringComparison.Ordinal);
        Assert.Contains("three words", Assert.Throws<ArgumentException>(() => search.OddOneOut(["w0", "w1"])).Message, StringComparison.Ordinal);
        Assert.Contains("found none", Assert.Throws<ArgumentException>(() => search.Nearest([], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Nearest("w0", 0));
        Assert.Contains("at least 1 thread", Assert.Throws<ArgumentOutOfRangeException>(() => new WordSearch(search.Vectors, 0)).Message, StringComparison.Ordinal);
        Assert.Equal(["w1"], search.Nearest("w0", 5).Select(found => found.Word));
        Assert.Empty(search.Nearest(new float[] { 1, 1 }, 5, ["w0", "w1", "unseen"]));
    }

    private static (SeededRandom Random, WordVectors Vectors, WordSearch Search, NaiveSearch Naive) Some(int seed, int most)
    {
        var random = new SeededRandom(seed);
        var vectors = SomeVectors.Of(SomeVectors.Hard(random, 1 + random.NextInteger(most), 1 + random.NextInteger(70)));
        return (random, vectors, new WordSearch(vectors, threads: 1 + seed % 2), new NaiveSearch(vectors));
    }
}
