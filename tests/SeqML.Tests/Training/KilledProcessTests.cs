using System.Diagnostics;

namespace SeqML.Tests.Training;

/// <summary>A training whose process is killed, again and again, at moments that nobody chose.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Kills = 5;
    private readonly string folder = Directory.CreateTempSubdirectory("seqml-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_goes_on_as_if_it_had_never_been_and_ends_with_the_same_weights()
    {
        var (whole, resumed) = (Path.Combine(folder, "whole.safetensors"), Path.Combine(folder, "resumed.safetensors"));
        using (var process = Start(whole, "none"))
            Ends(process);

        var checkpoint = new FileInfo(Path.Combine(folder, "training.checkpoint"));
        var random = new Random(1);
        var killed = 0;
        for (var attempt = 0; attempt < Kills; attempt++)
        {
            checkpoint.Refresh();
            var before = checkpoint.Exists ? checkpoint.LastWriteTimeUtc : default;
            using var process = Start(resumed);
            // Each process gets further by one checkpoint at least, or this would never end.
            while (!process.HasExited && (!checkpoint.Exists || checkpoint.LastWriteTimeUtc == before))
            {
                Thread.Sleep(1);
                checkpoint.Refresh();
            }
            Thread.Sleep(random.Next(100));
            if (process.HasExited)
                continue;
            process.Kill();
            process.WaitForExit();
            killed++;
        }
        Assert.InRange(killed, 2, Kills);
        Assert.False(File.Exists(resumed));

        using (var process = Start(resumed))
            Ends(process);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(resumed));
    }

    private Process Start(string weights, params string[] more) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SeqML.TrainModel.dll"), folder, weights, .. more]) { RedirectStandardError = true })!;

    private static void Ends(Process process)
    {
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
