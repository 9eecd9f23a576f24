using System.Diagnostics;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Engine.Randomness;
using SeqML.Engine.Threading;

namespace SeqML.Embeddings.Learning.Steps;

/// <summary>Goes through a corpus with all threads, without locks. (Recht et al. 2011.)</summary>
internal sealed class LearningRun
{
    /// <summary>The learning rate falls to this part of it, as word2vec's.</summary>
    private const float LeastRate = 1e-4f;

    /// <summary>Words after which a thread tells the others how far it is.</summary>
    private const int WordsBetweenCounts = 1000;

    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(0.25);

    private readonly EncodedCorpus corpus;
    private readonly LearningOptions options;
    private readonly uint[]? limits;
    private readonly Func<SeededRandom, SentenceLearner> makeLearner;
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly double[] losses;
    private readonly long[] pairs;
    private TimeSpan lastReport;
    private (double Loss, long Pairs) reported;
    private long blocksTaken = -1;
    private long wordsDone;

    public LearningRun(EncodedCorpus corpus, LearningOptions options, Func<SeededRandom, SentenceLearner> makeLearner)
    {
        (this.corpus, this.options, this.makeLearner) = (corpus, options, makeLearner);
        limits = Subsampling.Limits(corpus.Counts, corpus.WordCount, options.SamplingThreshold);
        (losses, pairs) = (new double[options.Threads], new long[options.Threads]);
    }

    public long TotalWords => corpus.WordCount * options.Epochs;

    public TimeSpan Elapsed { get; private set; }

    /// <summary>The mean loss of a pair.</summary>
    public double Loss => pairs.Sum() is > 0 and var count ? losses.Sum() / count : 0;

    public double WordsPerSecond => wordsDone / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>Learns until all epochs are done.</summary>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    public void Run()
    {
        using var workers = new Workers(options.Threads);
        workers.Run(options.Threads, this, static (run, thread) => run.Work(thread));
        options.CancellationToken.ThrowIfCancellationRequested();
        Report();
    }

    private void Work(int thread)
    {
        var random = new SeededRandom(unchecked(options.Seed * 0x5851F42D + thread + 1)); // 0 is the first values'
        var learner = makeLearner(random);
        var sentence = new int[EncodedCorpus.LongestSentence];
        var blocks = (long)corpus.BlockCount * options.Epochs;
        var rate = options.LearningRate;
        while (Interlocked.Increment(ref blocksTaken) is var taken && taken < blocks)
        {
            var uncounted = 0;
            var position = 0;
            while (corpus.TryRead((int)(taken % corpus.BlockCount), ref position, out var words))
            {
                if (options.CancellationToken.IsCancellationRequested)
                    return;
                learner.Learn(Subsample(words, sentence, random), rate);
                uncounted += words.Length;
                if (uncounted >= WordsBetweenCounts)
                {
                    rate = RateAfter(uncounted);
                    uncounted = 0;
                }
            }
            rate = RateAfter(uncounted);
            (losses[thread], pairs[thread]) = (learner.Loss, learner.Pairs);
            if (thread == 0 && Stopwatch.GetElapsedTime(started) - lastReport > BetweenReports)
                Report();
        }
    }

    private float RateAfter(int words)
    {
        var done = Interlocked.Add(ref wordsDone, words);
        return options.LearningRate * Math.Max(LeastRate, (float)(1 - (double)done / TotalWords));
    }

    private ReadOnlySpan<int> Subsample(ReadOnlySpan<int> words, int[] kept, SeededRandom random)
    {
        if (limits is null)
            return words;
        var count = 0;
        foreach (var word in words)
        {
            kept[count] = word;
            count += limits[word] == uint.MaxValue || (uint)random.NextBits() < limits[word] ? 1 : 0;
        }
        return kept.AsSpan(0, count);
    }

    private void Report()
    {
        Elapsed = lastReport = Stopwatch.GetElapsedTime(started);
        if (options.Progress is not { } progress)
            return;
        var (loss, count) = (losses.Sum(), pairs.Sum());
        progress.Report(new LearningProgress
        {
            Words = Interlocked.Read(ref wordsDone),
            TotalWords = TotalWords,
            Loss = count > reported.Pairs ? (loss - reported.Loss) / (count - reported.Pairs) : 0,
            WordsPerSecond = WordsPerSecond,
        });
        reported = (loss, count);
    }
}
