using System.Globalization;
using System.Text.RegularExpressions;
using Shared;

namespace PeerComparison;

/// <summary>ONNX Runtime on the same predictions: PyTorch writes the models as ONNX, node runs them.</summary>
/// <param name="node">The program.</param>
/// <param name="python">A Python that has PyTorch.</param>
/// <param name="folder">Where export_onnx.py and ort_peer.js are.</param>
/// <param name="modules">A folder where "npm install onnxruntime-node" was run; "" leaves it to NODE_PATH.</param>
internal sealed partial class OnnxPeer(string node, string python, string folder, string modules)
{
    /// <summary>A model that does next to nothing, which tells what a call from node costs.</summary>
    private const string Nothing = "nothing";

    private const string ExportNothing =
        "import sys, torch; m = torch.nn.Identity(); m.forward = lambda ids: ids + 1; "
        + "torch.onnx.export(m, torch.ones(1, 20, dtype=torch.long), sys.argv[1], input_names=['ids'], output_names=['scores'], opset_version=14)";

    private readonly string models = Path.Combine(Path.GetTempPath(), $"seqml-onnx-{Environment.ProcessId}");

    private Script Node => new(node, modules.Length == 0
        ? new Dictionary<string, string>()
        : new Dictionary<string, string> { ["NODE_PATH"] = Path.Combine(Path.GetFullPath(modules), "node_modules") });

    /// <summary>Whether node, the package and the scripts are there; and if not, why.</summary>
    public bool IsThere(out string reason)
    {
        var script = Path.Combine(folder, "ort_peer.js");
        if (!File.Exists(script))
        {
            reason = $"there is no {Path.GetFileName(script)} in the folder of --peers";
            return false;
        }
        return Node.TryRun(out _, out reason, "-e", "require('onnxruntime-node')")
            && Script.Python(python, 1, "").TryRun(out _, out reason, "-c", "import torch");
    }

    /// <summary>ONNX Runtime's version.</summary>
    public string Version() => Node.Run("-p", "require('onnxruntime-node/package.json').version").Trim();

    /// <summary>Writes the models to a temporary folder.</summary>
    public void Export()
    {
        Directory.CreateDirectory(models);
        var script = Script.Python(python, 1, "");
        script.Run(Path.Combine(folder, "export_onnx.py"), models);
        script.Run("-c", ExportNothing, Path.Combine(models, $"{Nothing}_1x20.onnx"));
    }

    /// <summary>All models once, and the seconds of a call to one that does nothing.</summary>
    public Dictionary<string, Measurement> Measure(int threads, out double call)
    {
        var output = Node.Run(Path.Combine(folder, "ort_peer.js"), models, threads.ToString(CultureInfo.InvariantCulture));
        var seconds = RowPattern().Matches(output).ToDictionary(row => row.Groups[1].Value + row.Groups[2].Value,
            row => double.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture) / 1e6);
        call = seconds[Nothing + "1x20"];
        return seconds.Keys.Where(key => key.EndsWith("64x32", StringComparison.Ordinal)).Select(key => key[..^5])
            .ToDictionary(name => name, name => new Measurement(double.NaN, seconds[name + "1x20"], seconds[name + "64x32"]));
    }

    /// <summary>Deletes the models.</summary>
    public void Clean()
    {
        if (Directory.Exists(models))
            Directory.Delete(models, recursive: true);
    }

    [GeneratedRegex(@"^(\S+)_(\d+x\d+)\.onnx +(\d+) us", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
