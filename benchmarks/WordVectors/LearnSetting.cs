using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SeqML.Embeddings.Learning;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Objectives;
using SeqML.Embeddings.Learning.Subwords;
using Shared;

namespace WordVectors;

/// <summary>A model to learn, by us and by Debian's fastText with the same settings: fastText's defaults.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="IsSkipGram">Skip-gram or CBOW.</param>
/// <param name="HasSubwords">n-grams of 3 to 6 characters.</param>
/// <param name="IsHierarchical">Hierarchical softmax, or five negatives.</param>
internal sealed partial record LearnSetting(string Name, bool IsSkipGram, bool HasSubwords, bool IsHierarchical)
{
    public static IReadOnlyList<LearnSetting> All { get; } =
    [
        new("skip-gram", true, false, false), new("skip-gram, n-grams", true, true, false), new("CBOW", false, false, false), new("CBOW, n-grams", false, true, false),
        new("skip-gram, hierarchical", true, false, true), new("CBOW, hierarchical", false, false, true),
    ];

    public LearnRun Own(string corpus, string similarity, int epochs, int threads, int seed)
    {
        var load = Machine.Load() ?? 0;
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var learned = Learn(WordLines.FromFile(corpus), epochs, threads, seed);
        var took = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        var (spearman, pairs) = Similarity.Of(learned.Vectors, similarity);
        return new LearnRun(Name, "SeqML", seed, learned.WordsPerSecond, took, spearman, pairs, learned.Loss, load);
    }

    public LearnRun Peer(string corpus, string similarity, int epochs, int threads, int seed)
    {
        var load = Machine.Load() ?? 0;
        var output = Path.Combine(Path.GetTempPath(), $"learn-{Guid.NewGuid():N}");
        try
        {
            var command = FormattableString.Invariant($"TIMEFORMAT='processor %U'; exec 2>&1; time fasttext {(IsSkipGram ? "skipgram" : "cbow")} -input '{corpus}' -output '{output}' -epoch {epochs} -thread {threads} -seed {seed} -loss {(IsHierarchical ? "hs" : "ns")} -verbose 2")
                + (HasSubwords ? "" : " -minn 0 -maxn 0 -bucket 1");
            var said = new Script("bash", new Dictionary<string, string>()).Run("-c", command);
            var vectors = SeqML.Embeddings.WordVectors.Load(output + ".vec");
            var (spearman, pairs) = Similarity.Of(vectors, similarity);
            return new LearnRun(Name, "fastText", seed, threads * Last(WordsPattern(), said), Last(ProcessorPattern(), said), spearman, pairs, Last(LossPattern(), said), load);
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(output) + ".*"))
                File.Delete(file);
        }
    }

    private LearnedVectors Learn(WordLines corpus, int epochs, int threads, int seed)
    {
        // fastText's own choices, where they differ from word2vec's.
        LearningObjective objective = IsHierarchical ? new HierarchicalSoftmax() : new NegativeSampling { Power = 0.5 };
        var subwords = HasSubwords ? new SubwordOptions() : null;
        const float rate = 0.05f;
        const double threshold = 1e-4;
        return IsSkipGram
            ? SkipGram.Learn(corpus, new SkipGramOptions { Epochs = epochs, Threads = threads, Seed = seed, LearningRate = rate, SamplingThreshold = threshold, Objective = objective, Subwords = subwords })
            : Cbow.Learn(corpus, new CbowOptions { Epochs = epochs, Threads = threads, Seed = seed, LearningRate = rate, SamplingThreshold = threshold, Objective = objective, Subwords = subwords });
    }

    private static double Last(Regex pattern, string said) => double.Parse(pattern.Matches(said)[^1].Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"words/sec/thread:\s*(\d+)")]
    private static partial Regex WordsPattern();

    [GeneratedRegex(@"avg\.loss:\s*([\d.]+)")]
    private static partial Regex LossPattern();

    [GeneratedRegex(@"processor ([\d.]+)")]
    private static partial Regex ProcessorPattern();
}
