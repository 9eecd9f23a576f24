using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Shared;

/// <summary>What the figures were taken on, and of what.</summary>
public static class Machine
{
    /// <summary>Processor, cores, vector width and runtime, in one line.</summary>
    public static string Description { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {VectorBits}-bit vectors, {RuntimeInformation.OSDescription.Split(' ')[0]} {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>Today, UTC.</summary>
    public static string Date { get; } = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The commit that the working tree is at, with a + where files differ from it; "unknown" where git does not tell.</summary>
    public static string Commit { get; } = FindCommit();

    /// <summary>How many threads wanted to run during the last minute, other work on the machine included, as the operating system tells; null where it does not.</summary>
    /// <remarks>To be read before anything is measured: at its start a command adds little to it.</remarks>
    public static double? Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    /// <summary>A sentence that says what <see cref="Load"/> was at the start, and warns where figures will be worth little.</summary>
    public static string LoadSentence(double? load) => load is not { } value
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"Load of the machine at the start: {value:0.0}{(value > 1 ? ". **It was busy with other work: ratios are rough, times are not to be trusted.**" : ".")}");

    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";
    }

    private static string FindCommit()
    {
        var git = new Script("git", new Dictionary<string, string>());
        if (!git.TryRun(out var commit, out _, "rev-parse", "--short", "HEAD") || !git.TryRun(out var changes, out _, "status", "--porcelain", ":/src", ":(top,glob)benchmarks/**/*.cs"))
            return "unknown";
        return commit.Trim() + (changes.Length > 0 ? "+" : "");
    }
}
