using System.CommandLine;
using System.Diagnostics;
using PeerComparison;
using Shared;

var peers = new Option<string>("--peers") { Description = "The folder with torch_peer.py, gemm_peer.py, export_onnx.py and ort_peer.js.", DefaultValueFactory = _ => "../shared/peers" };
var python = new Option<string>("--python") { Description = "A Python that has PyTorch.", DefaultValueFactory = _ => "/usr/bin/python3" };
var node = new Option<string>("--node") { Description = "Node, which runs ONNX Runtime.", DefaultValueFactory = _ => "node" };
var onnxRuntime = new Option<string>("--onnxruntime") { Description = "A folder where 'npm install --ignore-scripts onnxruntime-node' was run. Without, NODE_PATH is asked.", DefaultValueFactory = _ => "" };
var rounds = new Option<int>("--rounds") { Description = "How often ours and the peers take turns.", DefaultValueFactory = _ => 3 };
var threadCounts = new Option<int[]>("--threads") { Description = "With how many threads, in each round.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 2] };
var output = new Option<string?>("--output") { Description = "Write peers.md and peers.json to this folder." };
var model = new Argument<string>("model");
var memory = new Command("memory", "Trains one model for a while, and prints the megabytes before it and at the peak.") { model };
memory.SetAction(parsed => Memory.Print(parsed.GetRequiredValue(model)));
var command = new RootCommand("Runs the reference models here, in PyTorch and in ONNX Runtime by turns, and prints the ratios.") { peers, python, node, onnxRuntime, rounds, threadCounts, output, memory };
command.SetAction(parsed =>
{
    var (start, load) = (Stopwatch.StartNew(), Machine.Load());
    var notes = new Dictionary<string, string>();
    var folder = parsed.GetRequiredValue(peers);
    var torch = new TorchPeer(parsed.GetRequiredValue(python), folder);
    var onnx = new OnnxPeer(parsed.GetRequiredValue(node), parsed.GetRequiredValue(python), folder, parsed.GetRequiredValue(onnxRuntime));
    var (hasTorch, hasOnnx) = (torch.IsThere(out var noTorch), onnx.IsThere(out var noOnnx));
    if (!hasTorch)
        Note("PyTorch", $"PyTorch is missing: {noTorch}.");
    if (!hasOnnx)
        Note("ONNX Runtime", $"ONNX Runtime is missing: {noOnnx}.");
    var versions = string.Join(", ", (string[])[.. hasTorch ? [$"PyTorch {torch.Version()}"] : Array.Empty<string>(), .. hasOnnx ? [$"ONNX Runtime {onnx.Version()}"] : Array.Empty<string>()]);
    var comparison = new Comparison(hasTorch ? torch : null, hasOnnx ? onnx : null, Say);
    try
    {
        if (hasOnnx)
        {
            Say("models as ONNX");
            onnx.Export();
        }
        for (var round = 1; round <= parsed.GetValue(rounds); round++)
        {
            comparison.RunProducts($"round {round}");
            foreach (var threads in parsed.GetRequiredValue(threadCounts))
                comparison.RunRound(threads, $"round {round}, {threads} thread{(threads > 1 ? "s" : "")}");
        }
        comparison.RunMemory();
    }
    finally
    {
        onnx.Clean();
    }
    var report = new Report(comparison, parsed.GetValue(rounds), (versions.Length > 0 ? versions + ". " : "") + Machine.LoadSentence(load), notes).Write();
    Console.Write(report);
    if (parsed.GetValue(output) is { } results)
    {
        File.WriteAllText(Path.Combine(results, "peers.md"), report);
        File.WriteAllText(Path.Combine(results, "peers.json"), JsonReport.Write(new Ratios(comparison), load, notes));
    }
    Say("done");

    void Say(string what) => Console.Error.WriteLine($"{start.Elapsed:mm\\:ss} {what}");

    void Note(string about, string what)
    {
        notes[about] = what;
        Say(what);
    }
});
return command.Parse(args).Invoke();
