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
