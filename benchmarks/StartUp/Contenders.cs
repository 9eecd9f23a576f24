using System.Globalization;
using System.Runtime.InteropServices;
using Shared;

namespace StartUp;

/// <summary>Prepares, in a folder of its own, everybody who is to start.</summary>
/// <param name="folder">A temporary folder.</param>
/// <param name="repository">The repository's root.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class Contenders(string folder, string repository, Action<string> say)
{
    private static readonly Dictionary<string, string> OneThread = [];

    private string ZipModel => Path.Combine(folder, "model.zip");

    private string AloneModel => Path.Combine(folder, "model.seqml");

    /// <summary>Ours: with ML.NET and without, compiled at the start and ahead of time.</summary>
    public IEnumerable<Contender> Ours()
    {
        say("models");
        Models.SaveWithMLNet(ZipModel);
        Models.SaveAlone(AloneModel);
        var runtime = Files.Size(RuntimeEnvironment.GetRuntimeDirectory());
        foreach (var ahead in (bool[])[false, true])
        {
            var suffix = ahead ? ", ReadyToRun" : "";
            var withMLNet = Publish("tests/SeqML.LoadModel", ahead);
            yield return new($"SeqML in {Models.MLNet}{suffix}", Dotnet, [Path.Combine(withMLNet, "SeqML.LoadModel.dll"), ZipModel, Models.Text],
                "app with ML.NET's managed assemblies", Files.Size(withMLNet), runtime, Files.Size(folder, "model.zip"));
            var alone = Publish("benchmarks/StartUpAlone", ahead);
            var app = Path.Combine(alone, "StartUpAlone.dll");
            yield return new($"SeqML alone{suffix}", Dotnet, [app, AloneModel, Models.Text], "app", Files.Size(alone), runtime, Files.Size(folder, "model.seqml"));
            if (!ahead)
                yield return new(".NET without a model", Dotnet, [app], "", 0, runtime, 0);
        }
    }

    /// <summary>Python and PyTorch, with the same network.</summary>
    public Contender PyTorch(string python, string peers)
    {
        say("PyTorch's model");
        var script = Script.Python(python, 1, "");
        var (program, model) = (Path.Combine(AppContext.BaseDirectory, "startup_peer.py"), Path.Combine(folder, "model.pt"));
        script.Run(program, "save", peers, model);
        var sizes = script.Run(program, "size").Split().Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        return new("Python, PyTorch", script, [program, "predict", peers, model], "torch", sizes[0], sizes[1], new FileInfo(model).Length);
    }

    /// <summary>Node and ONNX Runtime, with the same network.</summary>
    public Contender OnnxRuntime(string node, string modules, string python, string peers)
    {
        say("ONNX Runtime's model");
        var models = Path.Combine(folder, "onnx");
        Script.Python(python, 1, "").Run(Path.Combine(peers, "export_onnx.py"), models);
        var package = Path.Combine(Path.GetFullPath(modules), "node_modules");
        var script = new Script(node, new Dictionary<string, string> { ["NODE_PATH"] = package });
        var model = Path.Combine(models, "lstm-bi_1x20.onnx");
        var binaries = script.Run("-p", "require('path').join(require('fs').readdirSync(require('path').join(require.resolve('onnxruntime-node/package.json'), '..', 'bin')).sort().pop(), process.platform, process.arch)").Trim();
        var program = new FileInfo(script.Run("-p", "process.execPath").Trim()).Length;
        return new("Node, ONNX Runtime", script, [Path.Combine(AppContext.BaseDirectory, "startup_peer.js"), model], "onnxruntime-node, its binaries for this platform",
            Files.Size(Path.Combine(package, "onnxruntime-node", "bin", binaries)), program, new FileInfo(model).Length);
    }

    private static Script Dotnet => new("dotnet", OneThread);

    /// <summary>Publishes an app for this platform, to be run by an installed .NET.</summary>
    private string Publish(string project, bool ahead)
    {
        say($"publishing {project}{(ahead ? ", ReadyToRun" : "")}");
        var target = Path.Combine(folder, $"{Path.GetFileName(project)}{(ahead ? "-ahead" : "")}");
        Dotnet.Run("publish", Path.Combine(repository, project), "-c", "Release", "-o", target, "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            $"-p:PublishReadyToRun={(ahead ? "true" : "false")}", $"-p:ArtifactsPath={Path.Combine(folder, "artifacts")}", "-p:DebugType=none", "-p:PublishDocumentationFiles=false", "-p:PublishReferencesDocumentationFiles=false", "-v", "quiet", "--disable-build-servers");
        return target;
    }
}
