using System.CommandLine;
using System.Text.Json;

namespace WordVectors;

/// <summary>"learn": skip-gram and CBOW beside fastText.</summary>
internal static class LearnCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "The folder with wikitext2/ and word-similarity/.", DefaultValueFactory = _ => "../shared/data" };
        var output = new Option<string?>("--output") { Description = "Write learning.md and learning.json to this folder; runs that are there are kept." };
        var models = new Option<string[]>("--models") { Description = $"Of {string.Join("; ", LearnSetting.All.Select(setting => setting.Name))}.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. LearnSetting.All.Select(setting => setting.Name)] };
        var epochs = new Option<int>("--epochs") { Description = "How often the corpus is gone through.", DefaultValueFactory = _ => 5 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 3 };
        var threads = new Option<int>("--threads") { Description = "Of each.", DefaultValueFactory = _ => 1 };
        var alone = new Option<bool>("--alone") { Description = "Without fastText." };
        var command = new Command("learn", "Skip-gram and CBOW from WikiText-2, beside fastText: how good, and how fast.") { data, output, models, epochs, seeds, threads, alone };
        command.SetAction(parsed =>
        {
            var (corpus, similarity) = (Path.Combine(parsed.GetRequiredValue(data), "wikitext2", "train.txt"), Path.Combine(parsed.GetRequiredValue(data), "word-similarity", "EN-WS-353-ALL.txt"));
            var folder = parsed.GetValue(output);
            var kept = folder is null ? null : Path.Combine(folder, "learning.json");
            var runs = File.Exists(kept) ? JsonSerializer.Deserialize<List<LearnRun>>(File.ReadAllText(kept))! : [];
            var arguments = FormattableString.Invariant($"--epochs {parsed.GetValue(epochs)} --seeds {parsed.GetValue(seeds)} --threads {parsed.GetValue(threads)}");
            for (var seed = 1; seed <= parsed.GetValue(seeds); seed++)
                foreach (var setting in LearnSetting.All.Where(setting => parsed.GetRequiredValue(models).Contains(setting.Name)))
                {
                    Add(setting, "SeqML", seed, setting.Own);
                    if (!parsed.GetValue(alone))
                        Add(setting, "fastText", seed, setting.Peer);
                }
            Console.Write(LearnReport.Of(runs, arguments));

            void Add(LearnSetting setting, string system, int seed, Func<string, string, int, int, int, LearnRun> run)
            {
                if (runs.Any(known => known.Setting == setting.Name && known.System == system && known.Seed == seed))
                    return;
                runs.Add(run(corpus, similarity, parsed.GetValue(epochs), parsed.GetValue(threads), seed));
                Console.Error.WriteLine(runs[^1]);
                if (folder is null)
                    return;
                Directory.CreateDirectory(folder);
                File.WriteAllText(kept!, JsonSerializer.Serialize(runs, Indented));
                File.WriteAllText(Path.Combine(folder, "learning.md"), LearnReport.Of(runs, arguments));
            }
        });
        return command;
    }
}
