using System.Text.Json;
using SeqML.Tasks.Classification;
using Shared;

namespace Classification;

/// <summary>The scripts beside this command: what a user would pick instead, on the same rows.</summary>
/// <param name="python">The Python that has scikit-learn and PyTorch.</param>
internal sealed class Peers(string python)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, string> coreTypes = [];
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
    public Run? TrySimple(string name, Dataset data, ClassifierOptions options, int seed) => TryRun(name, data, options, seed, "", Simple[name]);

    /// <summary>The run of a model in PyTorch, at its best: packed or padded, sparse or dense gradients of the words' vectors, OpenBLAS as it comes or told to use AVX-512, whichever is fastest in some steps before.</summary>
    public Run? TryTorch(string encoder, Dataset data, ClassifierOptions options, int seed)
    {
        var key = $"{data.Name} {encoder}";
        if (!coreTypes.TryGetValue(key, out var coreType))
        {
            var probes = Script.CoreTypes.Select(type => (Type: type, Found: Start(data, options, seed, type, ["torch_classifier.py", encoder, "probe"]))).ToList();
            if (probes.FirstOrDefault(probe => probe.Found.Error.Length > 0) is { Found.Error: { } error })
                return Note($"PyTorch: {error}");
            coreType = probes.MinBy(probe => JsonDocument.Parse(probe.Found.Output).RootElement.GetProperty("seconds").GetDouble()).Type;
            coreTypes[key] = coreType;
        }
        return TryRun($"PyTorch, {encoder}", data, options, seed, coreType, ["torch_classifier.py", encoder, "train"]) is { } run
            ? run with { Chosen = run.Chosen + (coreType.Length > 0 ? ", AVX-512" : "") } : null;
    }

    private Run? TryRun(string name, Dataset data, ClassifierOptions options, int seed, string coreType, string[] arguments)
    {
        var (output, error) = Start(data, options, seed, coreType, arguments);
        return error.Length == 0 ? JsonSerializer.Deserialize<Run>(output, Json) : Note($"{name}: {error}");
    }

    private (string Output, string Error) Start(Dataset data, ClassifierOptions options, int seed, string coreType, string[] arguments)
    {
        using var files = new PeerFiles(data, options, seed);
        string[] all = [Path.Combine(AppContext.BaseDirectory, "peers", arguments[0]), files.Folder, .. arguments[1..]];
        return Script.Python(python, Environment.ProcessorCount, coreType).TryRun(out var output, out var error, all) ? (output, "") : ("", error);
    }

    private Run? Note(string note)
    {
        notes.Add(note);
        Console.Error.WriteLine(note);
        return null;
    }
}
