using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PeerComparison;

var peers = new Option<string>("--peers") { Description = "The folder with torch_peer.py.", DefaultValueFactory = _ => "../shared/peers" };
var python = new Option<string>("--python") { Description = "A Python that has PyTorch.", DefaultValueFactory = _ => "/usr/bin/python3" };
var rounds = new Option<int>("--rounds") { Description = "How often ours and the peer's take turns.", DefaultValueFactory = _ => 3 };
var output = new Option<string?>("--output") { Description = "Write the table to this Markdown file." };
var command = new RootCommand("Runs the reference models here and in PyTorch by turns, on one thread, and prints the ratios.") { peers, python, rounds, output };
command.SetAction(parsed =>
{
    var table = Compare(new TorchPeer(parsed.GetRequiredValue(python), parsed.GetRequiredValue(peers)), parsed.GetValue(rounds));
    Console.Write(table);
    if (parsed.GetValue(output) is { } file)
        File.WriteAllText(file, table);
});
return command.Parse(args).Invoke();

static string Compare(TorchPeer peer, int rounds)
{
    var hasPeer = peer.IsThere(out var reason);
    if (!hasPeer)
        Console.Error.WriteLine($"PyTorch is left out: {reason}.");
    var models = ReferenceModel.All();
    var ours = models.ToDictionary(model => model.Name, _ => new List<Measurement>());
    var theirs = models.ToDictionary(model => model.Name, _ => new List<Measurement>());
    for (var round = 0; round < rounds; round++)
        foreach (var gradients in (string[])["sparse", "dense"])
        {
            foreach (var model in models)
                ours[model.Name].Add(Measurement.Of(model));
            if (!hasPeer)
                continue;
            foreach (var (name, measurement) in peer.Measure(gradients))
                if (theirs.TryGetValue(name, out var list))
                    list.Add(measurement);
        }

    const int tokens = ReferenceModel.TrainingBatch * ReferenceModel.TrainingTokens;
    var text = new StringBuilder();
    text.AppendLine(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, AVX-512 {(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "yes" : "no")}, one thread, {rounds} rounds.");
    text.AppendLine("Ours: the median over the rounds. PyTorch: the best over the rounds and over dense and sparse gradients of the embedding.");
    text.AppendLine();
    text.AppendLine("| model | train, tokens/s | PyTorch | ratio | 1 x 20, us | PyTorch | ratio | 64 x 32, ms | PyTorch | ratio |");
    text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    foreach (var model in models)
    {
        var our = Measurement.Middle(ours[model.Name]);
        if (!hasPeer)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {model.Name} | {tokens / our.Train:#,0} | | | {our.PredictOne * 1e6:0} | | | {our.PredictMany * 1e3:0.00} | | |");
            continue;
        }
        var their = Measurement.Best(theirs[model.Name]);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {model.Name} | {tokens / our.Train:#,0} | {tokens / their.Train:#,0} | {their.Train / our.Train:0.00}x | {our.PredictOne * 1e6:0} | {their.PredictOne * 1e6:0} | {our.PredictOne / their.PredictOne:0.00} | {our.PredictMany * 1e3:0.00} | {their.PredictMany * 1e3:0.00} | {our.PredictMany / their.PredictMany:0.00} |");
    }
    return text.ToString();
}
