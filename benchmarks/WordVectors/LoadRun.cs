using System.Diagnostics;
using System.Globalization;
using SeqML.Embeddings;
using Vectors = SeqML.Embeddings.WordVectors;

namespace WordVectors;

/// <summary>One loading, in a process of its own, which tells its time and the most memory it had.</summary>
internal static class LoadRun
{
    public static readonly string[] Ways = ["memory", "mapped", "naive"];

    /// <summary>Prints seconds, the peak of the working set before and after, and the words.</summary>
    public static void Print(string way, string path)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.PeakWorkingSet64;
        var clock = Stopwatch.StartNew();
        var count = way == "naive" ? Naive(path) : Load(path, way == "mapped" ? WordVectorsStorage.Mapped : WordVectorsStorage.Memory);
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        Console.WriteLine(FormattableString.Invariant($"{seconds} {before} {process.PeakWorkingSet64} {count}"));
    }

    private static int Load(string path, WordVectorsStorage storage)
    {
        using var vectors = Vectors.Load(path, new() { Storage = storage });
        return vectors.Count;
    }

    /// <summary>What one would write: a dictionary of arrays.</summary>
    private static int Naive(string path)
    {
        var vectors = new Dictionary<string, float[]>();
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split(' ');
            vectors[parts[0]] = [.. parts.Skip(1).Select(part => float.Parse(part, CultureInfo.InvariantCulture))];
        }
        return vectors.Count;
    }
}
