using System.Globalization;
using System.Text;
using Shared;

namespace PeerComparison;

/// <summary>The comparison as Markdown.</summary>
internal sealed class Report(Comparison comparison, int rounds, string peers, IReadOnlyDictionary<string, string> notes)
{
    private const int TrainingTokens = 32 * 32;
    private const int BatchTokens = 64 * 32;

    private readonly StringBuilder text = new();
    private readonly Ratios ratios = new(comparison);

    public string Write()
    {
        Line("# Ours and the peers, by turns");
        Line();
        Line($"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}. {peers}");
        Line();
        Line($"Rounds: {rounds}. In each, with one thread and then with two: ours, ONNX Runtime, PyTorch, ours again. Ours in a round is the mean of both; PyTorch is the "
            + "best of each cell over sparse and dense gradients of the embedding and OpenBLAS' core types (as it comes, and SKYLAKEX where there is AVX-512). "
            + "A ratio is taken within a round; the tables have the median of the rounds, and in brackets the least and the most.");
        foreach (var note in notes.Values)
            Line($"**{note}**");
        WriteModels(1);
        WriteModels(2);
        WriteTwoThreads();
        WriteProducts();
        WriteLimits();
        WriteMemory();
        return text.ToString();
    }

    private void WriteModels(int threads)
    {
        if (comparison.Of(threads, ReferenceModel.Names[0]).Count == 0)
            return;
        Heading(threads == 1 ? "One thread" : "Two threads, ours and theirs");
        Line("| model | train, tokens/s | PyTorch | ratio, more is better | 1 x 20, us | PyTorch | ONNX Runtime | ratio to ONNX Runtime, less is better | 64 x 32, ms | PyTorch | ONNX Runtime | ratio to ONNX Runtime, less is better |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in ReferenceModel.Names)
        {
            var (ours, torch, onnx) = (Middle(threads, name, r => r.Ours), Middle(threads, name, r => r.Torch), Middle(threads, name, r => r.Onnx));
            Line($"| {name} | {Cell(TrainingTokens / ours?.Train, "#,0")} | {Cell(TrainingTokens / torch?.Train, "#,0")} | {Cell(ratios.Train(name, threads), "x")} "
                + $"| {Cell(ours?.PredictOne * 1e6, "0")} | {Cell(torch?.PredictOne * 1e6, "0")} | {Cell(onnx?.PredictOne * 1e6, "0")} | {Cell(ratios.Latency(name, threads))} "
                + $"| {Cell(ours?.PredictMany * 1e3, "0.00")} | {Cell(torch?.PredictMany * 1e3, "0.00")} | {Cell(onnx?.PredictMany * 1e3, "0.00")} | {Cell(ratios.Batch(name, threads))} |");
        }
        if (threads == 1 && comparison.OnnxCall is { } call)
        {
            Line();
            Line($"ONNX Runtime is called from node; a call to a model that does nothing takes {Cell(call * 1e6, "0")} us of what it needs for 1 x 20.");
        }
    }

    private void WriteTwoThreads()
    {
        if (comparison.Of(2, ReferenceModel.Names[0]).Count == 0)
            return;
        Heading("Our training with two threads over one");
        Line("| model | ratio, more is better |");
        Line("| --- | ---: |");
        foreach (var name in ReferenceModel.Names)
            Line($"| {name} | {Cell(ratios.TwoThreads(name), "x")} |");
    }

    private void WriteProducts()
    {
        Heading("Square matrix products, one thread");
        Line($"The core's peak, by independent fused multiply-adds: {Cell(comparison.Peak, "0")} GFLOP/s. Ours packs in each call, as OpenBLAS does.");
        Line();
        Line("| size | ours, GFLOP/s | of the peak | OpenBLAS, GFLOP/s | ratio, more is better |");
        Line("| ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in SquareProducts.Sizes)
        {
            var ours = Timing.Median(comparison.Products.Select(round => round.Ours[size]));
            var theirs = Ratio.Of(comparison.Products.Select(round => round.OpenBlas?.GetValueOrDefault(size, double.NaN)));
            Line($"| {size} | {Cell(ours, "0.0")} | {Cell(100 * ours / comparison.Peak, "0")} % | {Cell(theirs?.Median, "0.0")} | {Cell(ratios.Product(size))} |");
        }
    }

    private void WriteLimits()
    {
        Heading("How near the arithmetic limit, one thread");
        Line("The limit counts the multiply-adds of the matrix products alone, at the core's peak; and how much of it ours reaches. "
            + "In training it counts three products for each of prediction; the convolution's way back follows the maxima alone and needs less, so that it can pass this limit.");
        Line();
        Line("| model | kFLOP a token, training | limit, tokens/s | ours | 64 x 32: limit, ms | ours |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in ReferenceModel.Names)
        {
            if (Middle(1, name, r => r.Ours) is not { } ours)
                continue;
            var training = comparison.Peak * 1e9 / Arithmetic.OfTraining(name, 32);
            var batch = BatchTokens * Arithmetic.OfPrediction(name, 32) / (comparison.Peak * 1e9);
            Line($"| {name} | {Cell(Arithmetic.OfTraining(name, 32) / 1e3, "#,0")} | {Cell(training, "#,0")} | {Cell(100 * TrainingTokens / ours.Train / training, "0")} % "
                + $"| {Cell(batch * 1e3, "0.00")} | {Cell(100 * batch / ours.PredictMany, "0")} % |");
        }
    }

    private void WriteMemory()
    {
        if (comparison.MemoryOf.Count == 0)
            return;
        Heading("Peak memory of training");
        Line("Megabytes of a process that trains 40 batches, and in brackets what it had before the model was made.");
        Line();
        Line("| model | ours | PyTorch, sparse gradients | PyTorch, dense |");
        Line("| --- | ---: | ---: | ---: |");
        foreach (var (name, (ours, dense, sparse)) in comparison.MemoryOf)
            Line($"| {name} | {Cell(ours)} | {Cell(sparse)} | {Cell(dense)} |");
    }

    private Measurement? Middle(int threads, string name, Func<Round, Measurement?> which)
    {
        var all = comparison.Of(threads, name).Select(which).OfType<Measurement>().ToArray();
        return all.Length == 0 ? null : Measurement.Middle(all);
    }

    private static string Cell(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static string Cell(Ratio? ratio, string unit = "") => ratio is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"**{ratio.Median:0.00}{unit}** ({ratio.Least:0.00} - {ratio.Most:0.00})");

    private static string Cell(Memory? memory) => memory is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Peak:0} ({known.Before:0})") : "";

    private void Heading(string heading)
    {
        Line();
        Line($"## {heading}");
        Line();
    }

    private void Line(string line = "") => text.Append(line).Append('\n');
}
