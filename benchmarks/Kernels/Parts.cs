using System.Globalization;
using System.Text;
using Shared;

namespace Kernels;

/// <summary>Where the time of a training step goes: its parts as they run, and the encoder's matrix products and packing alone.</summary>
internal static class Parts
{
    private const int Steps = 100;

    public static void Run(string? folder)
    {
        var (text, load) = (new StringBuilder(), Machine.Load());
        Line("# Parts of a training step");
        Line();
        Line($"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}; one thread. Microseconds, the median of {Steps} steps of the reference models, 32 texts of 32 tokens. {Machine.LoadSentence(load)}");
        foreach (var name in ReferenceModel.Names)
        {
            Console.Error.WriteLine(name);
            Line();
            Line($"## {name}");
            Line();
            Line("| part | us | share |");
            Line("| --- | ---: | ---: |");
            var parts = Measure(name);
            var sum = parts.Sum(part => part.Microseconds);
            foreach (var (part, microseconds) in parts)
                Line($"| {part} | {Number(microseconds)} | {Number(100 * microseconds / sum)} % |");
            Line($"| together | {Number(sum)} | |");
            if (EncoderProducts.Of(name) is not { } alone)
                continue;
            Line();
            Line($"Of the encoder{(name == "cnn" ? " forward (its way back follows the maxima alone)" : "")}, timed alone: matrix products {Number(alone.Products)} us ({Number(100 * alone.Products / sum)} % of the step, at {Number(alone.Speed)} GFLOP/s), "
                + $"packing of weights and inputs {Number(alone.Packing)} us ({Number(100 * alone.Packing / sum)} %). What is left of it is functions, sums of biases, and copies.");
        }
        Console.Write(text);
        if (folder is not null)
            File.WriteAllText(Path.Combine(folder, "parts.md"), text.ToString());

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static List<(string Part, double Microseconds)> Measure(string name)
    {
        var model = new ReferenceModel(name, new ReferenceSizes());
        for (var i = 0; i < Steps; i++)
            model.TrainingStep(new StepClock());
        var clocks = new StepClock[Steps];
        for (var i = 0; i < Steps; i++)
            model.TrainingStep(clocks[i] = new StepClock());
        return [.. clocks[0].Seconds.Keys.Select(part => (part, 1e6 * Timing.Median(clocks.Select(clock => clock.Seconds[part]))))];
    }

    private static string Number(double value) => value.ToString(value < 9.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
