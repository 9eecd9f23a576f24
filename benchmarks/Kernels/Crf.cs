using System.Diagnostics;
using System.Globalization;
using System.Text;
using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Crf;
using Shared;

namespace Kernels;

/// <summary>How the time of a conditional random field grows with the sentence: its likelihood with all gradients, its best tags, its marginals; PyTorch beside it.</summary>
internal static class Crf
{
    private const double Budget = 0.25;

    private const int Sentences = 32;
    private const int SentenceLength = 32;

    private static readonly int[] Lengths = [250, 500, 1_000, 2_000];
    private static readonly int[] Tags = [13, 60];

    public static void Run(string? folder)
    {
        var (text, load) = (new StringBuilder(), Machine.Load());
        using var torch = Start(out var version);
        Line("# Conditional random fields");
        Line();
        Line($"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}; {version}; one thread. Medians in milliseconds, ours and PyTorch's by turns. {Machine.LoadSentence(load)}");
        foreach (var tags in Tags)
            for (var round = 0; round < 3; round++)
                Measure(tags, Lengths[0], Sentences); // until the runtime has compiled at its best
        foreach (var tags in Tags)
        {
            Line();
            Line($"## {tags} tags");
            Line();
            Line("| sentences | tokens of each | likelihood and gradients | ns a token | PyTorch | ratio | best tags | PyTorch | ratio | marginals |");
            Line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
            var rows = Lengths.Select(length => (Count: 1, Length: length)).Append((Count: Sentences, Length: SentenceLength))
                .Select(cell => (cell.Count, cell.Length, Ours: Measure(tags, cell.Length, cell.Count), Theirs: Ask(torch, tags, cell.Length, cell.Count))).ToList();
            foreach (var (count, length, ours, theirs) in rows)
                Line(string.Create(CultureInfo.InvariantCulture, $"| {count} | {length:#,0} | {Milliseconds(ours.Likelihood)} | {1e9 * ours.Likelihood / length / count:0} | {Beside(theirs?.Likelihood, ours.Likelihood)} | {Milliseconds(ours.Best)} | {Beside(theirs?.Best, ours.Best)} | {Milliseconds(ours.Marginals)} |"));
            Line();
            rows.RemoveAt(rows.Count - 1);
            Line(string.Create(CultureInfo.InvariantCulture,
                $"Of one sentence {Lengths[^1] / Lengths[0]}x as long the likelihood takes {rows[^1].Ours.Likelihood / rows[0].Ours.Likelihood:0.0}x as long, the best tags {rows[^1].Ours.Best / rows[0].Ours.Best:0.0}x."));
        }
        Console.Write(text);
        if (folder is not null)
            File.WriteAllText(Path.Combine(folder, "crf.md"), text.ToString());
        torch?.StandardInput.Close();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static (double Likelihood, double Best, double Marginals) Measure(int tags, int length, int count)
    {
        var (random, sequences, tape) = (new SeededRandom(1), new PackedSequences(), new Tape(records: true));
        var layer = new LinearChainCrf(tags, random);
        sequences.Set([.. Enumerable.Repeat(length, count)]);
        var emissions = new Parameter("emissions", Shape.Matrix(length * count, tags));
        random.FillNormal(emissions.Tensor.Values, 1);
        foreach (var parameter in layer.Parameters.Select(named => named.Parameter).Append(emissions))
            parameter.ClearGradient();
        var truth = Enumerable.Range(0, length * count).Select(_ => random.NextInteger(tags)).ToArray();
        var (lattice, best, marginals) = (new CrfLattice(), new int[length * count], new float[length * count * tags]);
        return (
            Timing.MedianSecondsWithin(Budget, () =>
            {
                tape.Backward(layer.Loss(tape, emissions.Tensor, sequences, truth));
                tape.Reset();
                layer.Transitions.OnChanged(); // as after a step: the layout of the transitions is made again
            }),
            Timing.MedianSecondsWithin(Budget, () => layer.Decode(emissions.Tensor, sequences, best, lattice)),
            Timing.MedianSecondsWithin(Budget, () => layer.Marginals(emissions.Tensor, sequences, marginals, lattice)));
    }

    private static Process? Start(out string version)
    {
        var script = Script.Python("/usr/bin/python3", 1, Script.CoreTypes[^1]);
        if (!script.TryRun(out _, out var reason, "-c", "import torch"))
        {
            version = $"**PyTorch is missing: {reason}**";
            return null;
        }
        var process = script.Start("-W", "ignore", Path.Combine(AppContext.BaseDirectory, "crf_peer.py"));
        version = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("crf_peer.py ended at its start.");
        return process;
    }

    private static (double Likelihood, double Best)? Ask(Process? torch, int tags, int length, int count)
    {
        if (torch is null)
            return null;
        torch.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tags} {length} {count} {Budget}"));
        torch.StandardInput.Flush();
        var fields = torch.StandardOutput.ReadLine()?.Split() ?? throw new InvalidOperationException("crf_peer.py ended before its answer.");
        return (double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    private static string Milliseconds(double seconds) => (1e3 * seconds).ToString(seconds < 1e-2 ? "0.000" : "0.0", CultureInfo.InvariantCulture);

    private static string Beside(double? theirs, double ours) =>
        theirs is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{Milliseconds(seconds)} | {seconds / ours:0}x") : "missing | ";
}
