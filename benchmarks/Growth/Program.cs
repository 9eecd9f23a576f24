using System.CommandLine;
using System.Diagnostics;
using Growth;
using Shared;

var peers = new Option<string>("--peers") { Description = "The folder with the peers' models.py.", DefaultValueFactory = _ => "../shared/peers" };
var python = new Option<string>("--python") { Description = "A Python that has PyTorch.", DefaultValueFactory = _ => "/usr/bin/python3" };
var budget = new Option<double>("--seconds") { Description = "How long a figure is measured, where a single run is not longer.", DefaultValueFactory = _ => 0.25 };
var output = new Option<string?>("--output") { Description = "Write growth.md to this folder." };
var command = new RootCommand("Shows how the time of a training step and of a prediction grows with sequence length, hidden size, batch and vocabulary, here and in PyTorch.") { peers, python, budget, output };
command.SetAction(parsed =>
{
    var (start, load) = (Stopwatch.StartNew(), Machine.Load());
    var seconds = parsed.GetValue(budget);
    using var torch = TorchPeer.TryStart(parsed.GetRequiredValue(python), parsed.GetRequiredValue(peers), out var reason);
    var report = new Report((torch is null ? $"**PyTorch is missing: {reason}.**" : torch.Version + ".") + " " + Machine.LoadSentence(load));
    WarmUp();
    foreach (var axis in Axis.All)
        foreach (var model in axis.Models)
        {
            var rows = axis.Points.Select(point => axis.CellAt(model, point)).Select(cell =>
            {
                Console.Error.WriteLine($"{start.Elapsed:mm\\:ss} {axis.Title}: {model}, {cell.At}");
                return (cell, Measure(cell, seconds), torch?.Measure(cell, "sparse", seconds), axis.WithDense ? torch?.Measure(cell, "dense", seconds) : null);
            }).ToList();
            report.Add(axis, model, rows);
        }
    Console.Write(report);
    if (parsed.GetValue(output) is { } folder)
        File.WriteAllText(Path.Combine(folder, "growth.md"), report.ToString());
    Console.Error.WriteLine($"{start.Elapsed:mm\\:ss} done");
});
return command.Parse(args).Invoke();

// Until the runtime has compiled at its best what the models call.
static void WarmUp()
{
    foreach (var model in Axis.All.SelectMany(axis => axis.Models).Distinct())
        Measure(new Cell(model, 0, new ReferenceSizes { Vocabulary = 1000, Batches = 4 }, 1, 20), budget: 1);
}

// Each batch is trained once before it counts: of a large table, rows that nobody has read are not in memory yet.
static Times Measure(Cell cell, double budget)
{
    GC.Collect(); // the last cell's tables may be half a gigabyte each
    var model = new ReferenceModel(cell.Model, cell.Sizes);
    var texts = model.RandomTexts(cell.PredictedBatch, cell.PredictedTokens);
    return new Times(Timing.MedianSecondsWithin(budget, model.TrainingStep, firstRuns: cell.Sizes.Batches), Timing.MedianSecondsWithin(budget, () => model.Predict(texts)));
}
