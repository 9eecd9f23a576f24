using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Classification;
using SeqML.Embeddings;
using SeqML.Tasks.Classification;
using Shared;

var data = new Option<string>("--data") { Description = "The folder with sst2/, banking77/, uci-sentences.tsv and sms-spam.tsv.", DefaultValueFactory = _ => "../shared/data" };
var output = new Option<string?>("--output") { Description = "Write classification.md and classification.json to this folder." };
var seeds = new Option<int>("--seeds") { Description = "How many seeds each model is trained from.", DefaultValueFactory = _ => 3 };
var torchSeeds = new Option<int>("--torch-seeds") { Description = "How many of them PyTorch is trained from; 0 for none.", DefaultValueFactory = _ => 1 };
var datasets = new Option<string[]>("--datasets") { Description = $"Of {string.Join(", ", Datasets.Names)}.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. Datasets.Names] };
var encoders = new Option<string[]>("--encoders") { Description = $"Of {string.Join(", ", OwnModel.Encoders.Keys)}.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. OwnModel.Encoders.Keys] };
var only = new Option<string[]>("--only") { Description = "Rows of the table as dataset/model, with * for anything: uci/LSTM, 'sst2/*', '*/PyTorch*'.", AllowMultipleArgumentsPerToken = true };
var set = new Option<string[]>("--set") { Description = "Other options than the defaults, by their names in config.json: LearningRate=0.003, Embedding.Dropout=0.5, HiddenSize=256.", AllowMultipleArgumentsPerToken = true };
var vectors = new Option<string?>("--vectors") { Description = "A file of word vectors that the encoders' words start with; those of other options are kept or joined by --set KeepVectors=true or LearnedSize=100." };
var tune = new Option<bool>("--tune") { Description = "To choose options by: no peers, nothing written, and validation told apart from test." };
var search = new Option<int>("--search") { Description = "How many draws of options to try for each encoder, instead of the table: tells what the best of them gains over the defaults, and writes classification-search.md.", DefaultValueFactory = _ => 0 };
var fraction = new Option<double>("--fraction") { Description = "How much of the rows is used: less than 1 for a trial of this command.", DefaultValueFactory = _ => 1 };
var continues = new Option<bool>("--continue") { Description = "Take the rows that classification.json has already, and run the others." };
var python = new Option<string>("--python") { Description = "The Python that has scikit-learn and PyTorch.", DefaultValueFactory = _ => "/usr/bin/python3" };
datasets.AcceptOnlyFromAmong([.. Datasets.Names]);
encoders.AcceptOnlyFromAmong([.. OwnModel.Encoders.Keys]);
var command = new RootCommand("Trains the encoders, and what a user would pick instead, on public data, and tells how good, how fast and how large they are.")
{
    data, output, seeds, torchSeeds, datasets, encoders, only, set, vectors, tune, search, fraction, continues, python,
};
command.SetAction(parsed =>
{
    var (clock, load, tunes) = (Stopwatch.StartNew(), Machine.Load(), parsed.GetValue(tune));
    var (wanted, settings, folder) = (new Selection(parsed.GetValue(only) ?? []), parsed.GetValue(set) ?? [], tunes ? null : parsed.GetValue(output));
    if (folder is not null)
        Directory.CreateDirectory(folder);
    if (parsed.GetValue(search) is > 0 and var draws)
    {
        var tuned = new Tuned(draws, parsed.GetValue(seeds), folder);
        foreach (var name in parsed.GetRequiredValue(datasets))
        {
            var dataset = Datasets.Read(name, parsed.GetRequiredValue(data)).Sample(parsed.GetValue(fraction));
            foreach (var encoder in parsed.GetRequiredValue(encoders).Where(encoder => wanted.Has(name, encoder)))
                tuned.Add(dataset, encoder);
        }
        Console.Write(tuned);
        return;
    }
    var table = new Table(folder is null ? null : Path.Combine(folder, "classification.json"), parsed.GetValue(continues));
    var peers = new Peers(parsed.GetRequiredValue(python));
    var report = new Report(load, (parsed.GetValue(vectors) is { } start ? $"words start with {Path.GetFileName(start)}; " : "") + (settings.Length > 0 ? string.Join(", ", settings) : "none set but the encoder and the seed"));
    var given = parsed.GetValue(vectors) is { } file ? WordVectors.Load(file) : null;
    foreach (var name in parsed.GetRequiredValue(datasets))
    {
        var dataset = Datasets.Read(name, parsed.GetRequiredValue(data)).Sample(parsed.GetValue(fraction));
        foreach (var encoder in parsed.GetRequiredValue(encoders))
        {
            var options = Overrides.Apply(new ClassifierOptions { Encoder = OwnModel.Encoders[encoder] }, settings);
            options = options with { Embedding = options.Embedding with { Vectors = given } };
            Add(name, encoder, parsed.GetValue(seeds), seed => OwnModel.Train(dataset, options with { Training = options.Training with { Seed = seed } }, measuresPredictions: !tunes));
            if (!tunes)
                Add(name, $"PyTorch, {encoder}", parsed.GetValue(torchSeeds), seed => peers.TryTorch(encoder, dataset, options, seed));
        }
        if (!tunes)
            foreach (var peer in Peers.Simple.Keys)
                Add(name, peer, peer.StartsWith("TF-IDF", StringComparison.Ordinal) ? 1 : parsed.GetValue(seeds), seed => peers.TrySimple(peer, dataset, new ClassifierOptions(), seed));
        var rows = table.Rows.Where(row => row.Dataset == name).ToList();
        if (tunes || rows.Count == 0)
            continue;
        report.Dataset(dataset, rows);
        report.Race(name, rows);
    }
    if (tunes)
        report.Tuning(table.Rows);
    report.Notes(peers.Notes);
    Console.Write(report);
    if (folder is not null)
        File.WriteAllText(Path.Combine(folder, "classification.md"), report.ToString());

    void Add(string name, string model, int count, Func<int, Run?> train)
    {
        if (!wanted.Has(name, model) || table.Has(name, model))
            return;
        var runs = new List<Run>();
        foreach (var seed in Enumerable.Range(1, count))
        {
            if (train(seed) is not { } run)
                continue;
            runs.Add(run);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{clock.Elapsed:hh\\:mm\\:ss} {name}, {model}, seed {seed}: validation {run.Validation:0.0000}{(tunes ? "" : FormattableString.Invariant($", test {run.Test:0.0000}"))}, {run.TrainingSeconds:0.0} s"));
        }
        if (runs.Count > 0)
            table.Add(new Row(name, model, runs));
    }
});
return command.Parse(args).Invoke();
