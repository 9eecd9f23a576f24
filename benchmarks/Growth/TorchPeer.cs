using System.Diagnostics;
using System.Globalization;
using Shared;

namespace Growth;

/// <summary>PyTorch in a process that is asked for one cell after another, so that ours and its are measured by turns.</summary>
internal sealed class TorchPeer : IDisposable
{
    private readonly Process process;

    private TorchPeer(Process process, string version) => (this.process, Version) = (process, version);

    public string Version { get; }

    /// <summary>Starts it; null, and why, where it is missing.</summary>
    public static TorchPeer? TryStart(string python, string folder, out string reason)
    {
        var models = Path.Combine(folder, "models.py");
        if (!File.Exists(models))
        {
            reason = "there is no models.py in the folder of --peers";
            return null;
        }
        var script = Script.Python(python, 1, Script.CoreTypes[^1]);
        if (!script.TryRun(out _, out reason, "-c", "import torch"))
            return null;
        var process = script.Start("-W", "ignore", Path.Combine(AppContext.BaseDirectory, "growth_peer.py"), folder);
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        return new TorchPeer(process, process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("growth_peer.py ended at its start."));
    }

    /// <summary>The times of a cell, with "dense" or "sparse" gradients of the embedding.</summary>
    public Times Measure(Cell cell, string gradients, double budget)
    {
        var sizes = cell.Sizes;
        var hidden = cell.Model == "cnn" ? sizes.Filters : sizes.Hidden;
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{cell.Model} {sizes.Vocabulary} {hidden} {sizes.Batch} {sizes.Tokens} {sizes.Batches} {cell.PredictedBatch} {cell.PredictedTokens} {gradients} {budget}"));
        process.StandardInput.Flush();
        var fields = process.StandardOutput.ReadLine()?.Split() ?? throw new InvalidOperationException("growth_peer.py ended before its answer.");
        return new Times(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
