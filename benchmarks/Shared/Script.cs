using System.ComponentModel;
using System.Diagnostics;

namespace Shared;

/// <summary>A program that is started with arguments, and what it prints.</summary>
public sealed class Script(string program, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>What the program printed.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or ended with an error: the last line that it said of it.</exception>
    public string Run(params string[] arguments) =>
        TryRun(out var output, out var error, arguments) ? output : throw new InvalidOperationException(error);

    /// <summary>Whether the program is there and ends without an error.</summary>
    public bool TryRun(out string output, out string error, params string[] arguments)
    {
        try
        {
            using var process = Start(arguments);
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var said = errors.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            // Python says what is wrong in the last line, node in a line of its own amid the others, dotnet in its output.
            error = process.ExitCode == 0 ? "" : said.FirstOrDefault(line => line.StartsWith("Error:", StringComparison.Ordinal)) ?? said.LastOrDefault()
                ?? output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? $"{program} ended with {process.ExitCode}";
            return process.ExitCode == 0;
        }
        catch (Win32Exception exception)
        {
            (output, error) = ("", $"{program} cannot be started: {exception.Message}");
            return false;
        }
    }

    /// <summary>The program, started, with its input and output in our hands.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>A Python with a number of threads, and OpenBLAS told which core it runs on.</summary>
    /// <param name="python">The program.</param>
    /// <param name="threads">Of OpenBLAS and OpenMP.</param>
    /// <param name="coreType">OpenBLAS' name of the core, or "" for what it finds itself.</param>
    public static Script Python(string python, int threads, string coreType)
    {
        var count = threads.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var environment = new Dictionary<string, string> { ["OPENBLAS_NUM_THREADS"] = count, ["OMP_NUM_THREADS"] = count, ["PYTHONDONTWRITEBYTECODE"] = "1" };
        if (coreType.Length > 0)
            environment["OPENBLAS_CORETYPE"] = coreType;
        return new Script(python, environment);
    }

    /// <summary>What OpenBLAS may be told: nothing, and on a core with AVX-512 to use it, since Debian's does not know newer AMD cores and picks AVX2 for them.</summary>
    public static IReadOnlyList<string> CoreTypes => Machine.VectorBits == 512 ? ["", "SKYLAKEX"] : [""];
}
