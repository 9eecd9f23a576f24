using System.Globalization;
using System.Text.RegularExpressions;
using Shared;

namespace PeerComparison;

/// <summary>PyTorch on the same work, by scripts that print a row a model.</summary>
internal sealed partial class TorchPeer(string python, string folder)
{
    private readonly string memoryScript = Path.Combine(AppContext.BaseDirectory, "memory_peer.py");

    /// <summary>Whether the scripts and PyTorch are there; and if not, why.</summary>
    public bool IsThere(out string reason)
    {
        var script = Path.Combine(folder, "torch_peer.py");
        if (!File.Exists(script))
        {
            reason = $"there is no {Path.GetFileName(script)} in the folder of --peers";
            return false;
        }
        return Script.Python(python, 1, "").TryRun(out _, out reason, "-c", "import torch");
    }

    /// <summary>PyTorch's version.</summary>
    public string Version() => Script.Python(python, 1, "").Run("-c", "import torch; print(torch.__version__)").Trim();

    /// <summary>The reference work, once through the models.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="gradients">"dense" or "sparse" gradients of the embedding.</param>
    /// <param name="coreType">See <see cref="Script.CoreTypes"/>.</param>
    public Dictionary<string, Measurement> Measure(int threads, string gradients, string coreType)
    {
        var output = Script.Python(python, threads, coreType).Run(Path.Combine(folder, "torch_peer.py"), Text(threads), gradients);
        return ModelPattern().Matches(output).ToDictionary(row => row.Groups[1].Value,
            row => new Measurement(Number(row, 2) / 1e3, Number(row, 3) / 1e6, Number(row, 4) / 1e3));
    }

    /// <summary>OpenBLAS' square products, GFLOP/s by size.</summary>
    public Dictionary<int, double> MeasureProducts(int threads, string coreType)
    {
        var output = Script.Python(python, threads, coreType).Run(Path.Combine(folder, "gemm_peer.py"), Text(threads));
        return ProductPattern().Matches(output).ToDictionary(row => (int)Number(row, 1), row => Number(row, 2));
    }

    /// <summary>Megabytes that training a model takes at its peak, and that the process had before it.</summary>
    public Memory MeasureMemory(string model, string gradients)
    {
        var fields = Script.Python(python, 1, "").Run(memoryScript, folder, model, gradients).Split();
        return new Memory(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Number(Match row, int group) => double.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\S+) +train +([\d.]+) ms/step.*infer 1x20 +([\d.]+) us \| 64x32 +([\d.]+) ms", RegexOptions.Multiline)]
    private static partial Regex ModelPattern();

    [GeneratedRegex(@"^ *(\d+) +([\d.]+) GFLOP/s", RegexOptions.Multiline)]
    private static partial Regex ProductPattern();
}
