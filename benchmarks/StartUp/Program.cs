using System.CommandLine;
using System.Diagnostics;
using Shared;
using StartUp;

var peers = new Option<string>("--peers") { Description = "The folder with the peers' models.py and export_onnx.py.", DefaultValueFactory = _ => "../shared/peers" };
var python = new Option<string>("--python") { Description = "A Python that has PyTorch.", DefaultValueFactory = _ => "/usr/bin/python3" };
var node = new Option<string>("--node") { Description = "Node, which runs ONNX Runtime.", DefaultValueFactory = _ => "node" };
var onnxRuntime = new Option<string>("--onnxruntime") { Description = "A folder where 'npm install --ignore-scripts onnxruntime-node' was run.", DefaultValueFactory = _ => "../ort" };
var repository = new Option<string>("--repository") { Description = "The repository's root.", DefaultValueFactory = _ => "." };
var runs = new Option<int>("--runs") { Description = "How often each program is started.", DefaultValueFactory = _ => 10 };
var output = new Option<string?>("--output") { Description = "Write startup.md to this folder." };
var command = new RootCommand("Shows the time from the start of a process to its first prediction, and what must be shipped, beside PyTorch's and ONNX Runtime's.") { peers, python, node, onnxRuntime, repository, runs, output };
command.SetAction(parsed =>
{
    var (start, load) = (Stopwatch.StartNew(), Machine.Load());
    var folder = Directory.CreateTempSubdirectory("seqml-startup-");
    try
    {
        var prepare = new Contenders(folder.FullName, parsed.GetRequiredValue(repository), Say);
        var (contenders, notes) = (prepare.Ours().ToList(), new List<string>());
        var (scripts, torch) = (Path.GetFullPath(parsed.GetRequiredValue(peers)), parsed.GetRequiredValue(python));
        Try("PyTorch", () => prepare.PyTorch(torch, scripts));
        Try("ONNX Runtime", () => prepare.OnnxRuntime(parsed.GetRequiredValue(node), parsed.GetRequiredValue(onnxRuntime), torch, scripts));
        for (var run = 0; run <= parsed.GetValue(runs); run++)
        {
            Say(run == 0 ? "each once, which does not count" : $"run {run}");
            foreach (var contender in contenders)
            {
                var seconds = contender.Run();
                if (run > 0)
                    contender.Seconds.Add(seconds);
            }
        }
        var report = Report.Write(contenders, parsed.GetValue(runs), load, notes);
        Console.Write(report);
        if (parsed.GetValue(output) is { } results)
            File.WriteAllText(Path.Combine(results, "startup.md"), report);
        Say("done");

        void Try(string name, Func<Contender> make)
        {
            try
            {
                contenders.Add(make());
            }
            catch (Exception error) when (error is InvalidOperationException or IOException)
            {
                notes.Add($"{name} is missing: {error.Message}");
                Say(notes[^1]);
            }
        }
    }
    finally
    {
        folder.Delete(recursive: true);
    }

    void Say(string what) => Console.Error.WriteLine($"{start.Elapsed:mm\\:ss} {what}");
});
return command.Parse(args).Invoke();
