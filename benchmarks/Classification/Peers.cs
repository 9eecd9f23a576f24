using System.Text.Json;
using SeqML.Tasks.Classification;
using Shared;

namespace Classification;

/// <summary>The scripts beside this command: what a user would pick instead, on the same rows.</summary>
/// <param name="python">The Python that has scikit-learn and PyTorch.</param>
internal sealed class Peers(string python)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, (string CoreType, int Threads)> best = [];
    private readonly HashSet<string> notes = [];

    /// <summary>What could not be run, and why.</summary>
    public IReadOnlyCollection<string> Notes => notes;

    /// <summary>Rows of these names, each with the script and what tells it which.</summary>
    public static IReadOnlyDictionary<string, string[]> Simple { get; } = new Dictionary<string, string[]>
    {
        ["fastText, its defaults"] = ["fasttext_classifier.py"],
        ["fastText, word pairs"] = ["fasttext_classifier.py", "-wordNgrams", "2", "-epoch", "25", "-lr", "0.5"],
        ["TF-IDF + logistic regression, C = 1"] = ["linear_classifier.py", "1"],
        ["TF-IDF + logistic regression, C by validation"] = ["linear_classifier.py", "1", "10", "100"],
    };

    /// <summary>The run of a script; null, and a note, where it cannot be run.</summary>
    public Run? TrySimple(string name, Dataset data, ClassifierOptions options, int seed) => TryRun(name, data, options, seed, ("", Environment.ProcessorCount), Simple[name]);

    /// <summary>The run of a model in PyTorch, at its best: packed or padded, sparse or dense gradients of the words' vectors, OpenBLAS as it comes or told to use AVX-512, one thread or all, whichever is fastest in some steps before.</summary>
    public Run? TryTorch(string encoder, Dataset data, ClassifierOptions options, int seed)
    {
        var key = $"{data.Name} {encoder}";
        if (!best.TryGetValue(key, out var way))
        {
            (string CoreType, int Threads)[] ways = [.. Script.CoreTypes.SelectMany(type => new[] { 1, Environment.ProcessorCount }.Distinct().Select(threads => (type, threads)))];
            var probes = ways.Select(each => (Way: each, Found: Start(data, options, seed, each, ["torch_classifier.py", encoder, "probe"]))).ToList();
            if (probes.FirstOrDefault(probe => probe.Found.Error.Length > 0) is { Found.Error: { } error })
                return Note($"PyTorch: {error}");
            way = probes.MinBy(probe => JsonDocument.Parse(probe.Found.Output).RootElement.GetProperty("seconds").GetDouble()).Way;
            best[key] = way;
        }
        return TryRun($"PyTorch, {encoder}", data, options, seed, way, ["torch_classifier.py", encoder, "train"]) is { } run
            ? run with { Chosen = $"{run.Chosen}{(way.CoreType.Length > 0 ? ", AVX-512" : "")}, {(way.Threads == 1 ? "one thread" : "all threads")}" } : null;
    }

    private Run? TryRun(string name, Dataset data, ClassifierOptions options, int seed, (string CoreType, int Threads) way, string[] arguments)
    {
        var (output, error) = Start(data, options, seed, way, arguments);
        return error.Length == 0 ? JsonSerializer.Deserialize<Run>(output, Json) : Note($"{name}: {error}");
    }

    private (string Output, string Error) Start(Dataset data, ClassifierOptions options, int seed, (string CoreType, int Threads) way, string[] arguments)
    {
        using var files = new PeerFiles(data, options, seed, way.Threads);
        string[] all = [Path.Combine(AppContext.BaseDirectory, "peers", arguments[0]), files.Folder, .. arguments[1..]];
        return Script.Python(python, way.Threads, way.CoreType).TryRun(out var output, out var error, all) ? (output, "") : ("", error);
    }

    private Run? Note(string note)
    {
        notes.Add(note);
        Console.Error.WriteLine(note);
        return null;
    }
}
