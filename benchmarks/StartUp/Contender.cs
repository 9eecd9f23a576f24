using System.Diagnostics;
using Shared;

namespace StartUp;

/// <summary>A program that loads its model, predicts once and prints the prediction.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Script">Its runtime.</param>
/// <param name="Arguments">What to run.</param>
/// <param name="Ships">What a user ships beside the model, in words.</param>
/// <param name="Bytes">And how much that is.</param>
/// <param name="RuntimeBytes">How much the runtime is, which must be there too.</param>
/// <param name="ModelBytes">How much the model is.</param>
internal sealed record Contender(string Name, Script Script, string[] Arguments, string Ships, long Bytes, long RuntimeBytes, long ModelBytes)
{
    public List<double> Seconds { get; } = [];

    /// <summary>Seconds from starting the process to the line that it prints.</summary>
    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Script.Start(Arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var line = process.StandardOutput.ReadLine();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line is { Length: > 0 } && process.ExitCode == 0 ? seconds : throw new InvalidOperationException($"{Name} predicted nothing: {errors.Result}");
    }
}
