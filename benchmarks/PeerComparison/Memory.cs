using System.Diagnostics;
using System.Globalization;
using Shared;

namespace PeerComparison;

/// <summary>Megabytes of a process: what it had before the model was made, and its peak when some steps were trained.</summary>
internal readonly record struct Memory(double Before, double Peak)
{
    /// <summary>How many training steps: each batch of a model once.</summary>
    private const int Steps = 40;

    /// <summary>Trains a model in a process of its own.</summary>
    public static Memory OfOurs(string model)
    {
        var fields = new Script(Environment.ProcessPath!, new Dictionary<string, string>()).Run("memory", model).Split();
        return new Memory(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    /// <summary>What that process does: trains, and prints both figures.</summary>
    public static void Print(string name)
    {
        var before = PeakMegabytes();
        var model = new ReferenceModel(name, new ReferenceSizes());
        for (var i = 0; i < Steps; i++)
            model.TrainingStep();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before:0.0} {PeakMegabytes():0.0}"));
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
