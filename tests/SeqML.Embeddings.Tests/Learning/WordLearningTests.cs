using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Objectives;
using SeqML.Engine.Randomness;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class WordLearningTests
{
    private static readonly string[][] Topics =
    [
        ["bread", "butter", "cheese", "apple", "soup", "salt"],
        ["wind", "rain", "storm", "cloud", "snow", "thunder"],
        ["violin", "piano", "drum", "flute", "trumpet", "harp"],
    ];

    private static readonly WordLines Corpus = WordLines.From(Sentences());

    private static readonly SkipGramOptions SkipGramOptions = new() { Size = 20, Epochs = 8, SamplingThreshold = 0, LearningRate = 0.1f, Window = 3 };

    private static readonly CbowOptions CbowOptions = new() { Size = 20, Epochs = 8, SamplingThreshold = 0, LearningRate = 0.1f, Window = 3 };

    private static readonly CharacterNgramOptions NgramOptions = new() { Size = 20, Epochs = 8, SamplingThreshold = 0, LearningRate = 0.3f, Window = 3, Objective = new NegativeSampling() };

    public static TheoryData<string, Func<WordLines, LearnedVectors>> Learners => new()
    {
        { "skip-gram", corpus => SkipGram.Learn(corpus, SkipGramOptions) },
        { "skip-gram, hierarchical", corpus => SkipGram.Learn(corpus, SkipGramOptions with { Objective = new HierarchicalSoftmax() }) },
        { "skip-gram, n-grams", corpus => SkipGram.Learn(corpus, SkipGramOptions with { Subwords = new() { Buckets = 5000 } }) },
        { "CBOW", corpus => Cbow.Learn(corpus, CbowOptions) },
        { "CBOW, hierarchical", corpus => Cbow.Learn(corpus, CbowOptions with { Objective = new HierarchicalSoftmax() }) },
        { "CBOW, n-grams", corpus => Cbow.Learn(corpus, CbowOptions with { Subwords = new() { Buckets = 5000 } }) },
        { "character n-grams", corpus => CharacterNgrams.Learn(corpus, NgramOptions) },
        { "two threads", corpus => SkipGram.Learn(corpus, SkipGramOptions with { Threads = 2 }) },
        { "subsampled", corpus => SkipGram.Learn(corpus, SkipGramOptions with { SamplingThreshold = 0.02 }) },
    };

    [Theory]
    [MemberData(nameof(Learners))]
    public void Words_of_a_topic_come_together(string name, Func<WordLines, LearnedVectors> learn)
    {
        var learned = learn(Corpus);
        var vectors = learned.Vectors;
        foreach (var topic in Topics)
            foreach (var word in topic)
            {
                var nearest = vectors.Words.Where(other => other != word).OrderByDescending(other => Cosine(vectors, word, other)).Take(5);
                Assert.True(nearest.Count(topic.Contains) >= 4, $"{name}: {word} is near {string.Join(", ", nearest)}");
            }
        Assert.Equal(18, vectors.Count);
        Assert.Equal(8L * 3000 * 6, learned.Words);
        Assert.Equal(3000L * 6, learned.Counts.Sum());
        Assert.InRange(learned.Loss, 0.5, 5);
        Assert.True(learned.WordsPerSecond > 0);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void One_thread_learns_the_same_bits_again(string name, Func<WordLines, LearnedVectors> learn)
    {
        if (name == "two threads")
            return;
        var (first, second) = (learn(Corpus), learn(Corpus));
        Assert.Equal(first.Loss, second.Loss);
        for (var word = 0; word < first.Vectors.Count; word++)
            Expect.SameBits(first.Vectors[word], second.Vectors[word], name);
    }

    [Fact]
    public void Another_seed_learns_other_vectors()
    {
        var (first, second) = (SkipGram.Learn(Corpus, SkipGramOptions), SkipGram.Learn(Corpus, SkipGramOptions with { Seed = 2 }));
        Assert.False(first.Vectors[0].SequenceEqual(second.Vectors[0]));
    }

    [Fact]
    public void Progress_tells_the_end()
    {
        var progress = new Reports();
        var learned = SkipGram.Learn(Corpus, SkipGramOptions with { Progress = progress });
        Assert.Equal(learned.Words, progress.All[^1].Words);
        Assert.Equal(learned.Words, progress.All[^1].TotalWords);
        Assert.StartsWith("100.0%, loss ", progress.All[^1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Learning_ends_when_it_is_asked_to(int threads)
    {
        using var source = new CancellationTokenSource();
        var lines = Sentences().Select((line, i) =>
        {
            if (i == 2999)
                source.CancelAfter(TimeSpan.FromMilliseconds(1));
            return line;
        });
        var options = SkipGramOptions with { Epochs = int.MaxValue, Threads = threads, CancellationToken = source.Token };
        Assert.Throws<OperationCanceledException>(() => SkipGram.Learn(WordLines.From(lines), options));
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SkipGram.Learn(Corpus, options));
    }

    [Fact]
    public void A_corpus_of_nothing_or_of_one_word_is_told()
    {
        Assert.Throws<InvalidDataException>(() => SkipGram.Learn(WordLines.From([]), SkipGramOptions));
        Assert.Throws<InvalidDataException>(() => Cbow.Learn(WordLines.From(Enumerable.Repeat(new[] { "a", "a" }, 100))));
        Assert.Throws<ArgumentNullException>(() => SkipGram.Learn(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => SkipGram.Learn(Corpus, new SkipGramOptions { Size = 0 }));
    }

    [Fact]
    public void Sentences_of_one_word_each_leave_the_vectors_as_they_started()
    {
        var learned = SkipGram.Learn(WordLines.From(Enumerable.Repeat(new[] { "a" }, 10).Concat(Enumerable.Repeat(new[] { "b" }, 10))));
        Assert.Equal(0, learned.Loss);
        Assert.Equal(2, learned.Vectors.Count);
    }

    [Fact]
    public void A_rate_that_is_too_high_is_told()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SkipGram.Learn(Corpus, SkipGramOptions with { LearningRate = 1e30f }));
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
    }

    private static double Cosine(WordVectors vectors, string first, string second)
    {
        var x = vectors[vectors.IndexOf(first)];
        var y = vectors[vectors.IndexOf(second)];
        var (xy, xx, yy) = (0d, 0d, 0d);
        for (var i = 0; i < x.Length; i++)
            (xy, xx, yy) = (xy + (double)x[i] * y[i], xx + (double)x[i] * x[i], yy + (double)y[i] * y[i]);
        return xy / Math.Sqrt(xx * yy);
    }

    /// <summary>3000 lines of six words, each of one topic.</summary>
    private static IEnumerable<string[]> Sentences()
    {
        var random = new SeededRandom(11);
        for (var i = 0; i < 3000; i++)
        {
            var topic = Topics[random.NextInteger(Topics.Length)];
            yield return [.. Enumerable.Range(0, 6).Select(_ => topic[random.NextInteger(topic.Length)])];
        }
    }

    private sealed class Reports : IProgress<LearningProgress>
    {
        public List<LearningProgress> All { get; } = [];

        public void Report(LearningProgress value) => All.Add(value);
    }
}
