using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerComparison;

/// <summary>PyTorch on the same work, by a script that prints a row a model.</summary>
internal sealed partial class TorchPeer(string python, string folder)
{
    /// <summary>Whether the script and PyTorch are there; and if not, why.</summary>
    public bool IsThere(out string reason)
    {
        var script = Path.Combine(folder, "torch_peer.py");
        if (!File.Exists(script))
        {
            reason = $"there is no {script}";
            return false;
        }
        try
        {
            Run("-c", "import torch");
            reason = "";
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            reason = $"{python} cannot import torch";
            return false;
        }
    }

    /// <summary>Runs the script once, on one thread.</summary>
    /// <param name="gradients">"dense" or "sparse" gradients of the embedding.</param>
    public Dictionary<string, Measurement> Measure(string gradients)
    {
        var rows = new Dictionary<string, Measurement>();
        foreach (Match row in RowPattern().Matches(Run(Path.Combine(folder, "torch_peer.py"), "1", gradients)))
            rows[row.Groups[1].Value] = new Measurement(Number(row, 2) / 1e3, Number(row, 3) / 1e6, Number(row, 4) / 1e3);
        return rows;
    }

    private string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // One thread; and OpenBLAS at its best, which does not know newer AMD cores and would pick AVX2 for them.
        start.Environment["OPENBLAS_NUM_THREADS"] = start.Environment["OMP_NUM_THREADS"] = "1";
        if (System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated)
            start.Environment["OPENBLAS_CORETYPE"] = "SKYLAKEX";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }

    private static double Number(Match row, int group) => double.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\S+) +train +([\d.]+) ms/step.*infer 1x20 +([\d.]+) us \| 64x32 +([\d.]+) ms", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
