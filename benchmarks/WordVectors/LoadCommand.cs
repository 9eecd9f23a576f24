using System.CommandLine;
using System.Globalization;
using System.Text;
using Shared;

namespace WordVectors;

/// <summary>"load": time and memory of loading many vectors, beside a naive reader, numpy and gensim.</summary>
internal static class LoadCommand
{
    private static readonly (string Name, string Way, bool IsText)[] Kinds =
    [
        ("SeqML, GloVe's text", "memory", true), ("SeqML, word2vec's binary format", "memory", false),
        ("SeqML, text, mapped: the first time", "mapped", true), ("SeqML, text, mapped: then", "mapped", true),
        ("Plain C#: lines, Split, float.Parse, a dictionary of arrays", "naive", true), ("Python: lines, numpy.fromstring", "numpy-text", true),
        ("gensim, text", "gensim-text", true), ("gensim, binary", "gensim-binary", false),
    ];

    public static Command Make()
    {
        var count = new Option<int>("--words") { Description = "How many words there are.", DefaultValueFactory = _ => 400_000 };
        var size = new Option<int>("--size") { Description = "Numbers in a vector.", DefaultValueFactory = _ => 300 };
        var rounds = new Option<int>("--rounds") { Description = "How often each loads, by turns.", DefaultValueFactory = _ => 2 };
        var python = new Option<string>("--python") { Description = "A Python with numpy and gensim.", DefaultValueFactory = _ => "/usr/bin/python3" };
        var output = new Option<string?>("--output") { Description = "Write loading.md to this folder." };
        var command = new Command("load", "Loads vectors made at random, each time in a process of its own: time, and the most memory.") { count, size, rounds, python, output };
        command.SetAction(parsed =>
        {
            var report = Run(parsed.GetValue(count), parsed.GetValue(size), parsed.GetValue(rounds), parsed.GetRequiredValue(python));
            Console.Write(report);
            if (parsed.GetValue(output) is { } folder)
                File.WriteAllText(Path.Combine(folder, "loading.md"), report);
        });
        return command;
    }

    private static string Run(int count, int size, int rounds, string python)
    {
        var load = Machine.Load();
        var folder = Directory.CreateTempSubdirectory("seqml-load-").FullName;
        try
        {
            var (text, binary) = LoadFiles.Write(folder, count, size);
            var best = new Dictionary<string, (double Seconds, long Before, long Peak)>();
            var missing = new Dictionary<string, string>();
            for (var round = 0; round < rounds; round++)
            {
                File.Delete(text + ".mapped");
                foreach (var (name, way, isText) in Kinds)
                {
                    if (missing.ContainsKey(name))
                        continue;
                    if (!TryLoad(python, way, isText ? text : binary, out var result, out var error))
                        missing[name] = error;
                    else if (!best.TryGetValue(name, out var known) || result.Seconds < known.Seconds)
                        best[name] = (result.Seconds, result.Before, Math.Max(result.Peak, known.Peak));
                    Console.Error.WriteLine($"{name}: {(missing.TryGetValue(name, out var why) ? why : result)}");
                }
            }
            return Report(count, size, rounds, load, best, missing, new FileInfo(text).Length, new FileInfo(binary).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool TryLoad(string python, string way, string path, out (double Seconds, long Before, long Peak) result, out string error)
    {
        result = default;
        var isOwn = LoadRun.Ways.Contains(way);
        var script = new Script(isOwn ? Environment.ProcessPath! : python, new Dictionary<string, string>());
        string[] arguments = isOwn ? ["load-once", way, path] : [Path.Combine(AppContext.BaseDirectory, "load_peer.py"), way, path];
        if (!script.TryRun(out var printed, out error, arguments))
            return false;
        var parts = printed.Split(' ');
        result = (double.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
        return true;
    }

    private static string Report(int count, int size, int rounds, double? load, Dictionary<string, (double Seconds, long Before, long Peak)> best, Dictionary<string, string> missing, long text, long binary)
    {
        var vectors = 4.0 * count * size;
        var report = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            # Loading word vectors

            `benchmarks/WordVectors -- load --words {count} --size {size} --rounds {rounds}`, {Machine.Date}, commit {Machine.Commit}. {Machine.Description}. {Machine.LoadSentence(load)}

            {count:#,0} vectors of {size} floats, {vectors / 1e6:0} MB, made at random; the text has {text / 1e6:0} MB, the binary file {binary / 1e6:0} MB, both in the system's cache. Each loading is a process of its own: the least time
            of {rounds}, by turns, and the most memory of the whole process (its peak working set, the runtime's own part and what is mapped included), also against the size of the vectors.

            | | s | MB/s of the file | peak MB | of the vectors | before loading, MB |
            | --- | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (var (name, _, isText) in Kinds)
            if (best.TryGetValue(name, out var run))
                report.Append(CultureInfo.InvariantCulture, $"| {name} | {run.Seconds:0.00} | {(isText ? text : binary) / 1e6 / run.Seconds:#,0} | {run.Peak / 1e6:0} | {run.Peak / vectors:0.00} | {run.Before / 1e6:0} |\n");
            else
                report.Append(CultureInfo.InvariantCulture, $"| {name} | left out: {missing.GetValueOrDefault(name)} | | | | |\n");
        return report.ToString();
    }
}
