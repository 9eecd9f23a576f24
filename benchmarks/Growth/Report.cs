using System.Globalization;
using System.Text;
using Shared;

namespace Growth;

/// <summary>The curves as Markdown tables.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    public Report(string peer)
    {
        Line("# How time grows");
        Line();
        Line($"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}. {peer}");
        Line();
        Line("One thread; medians; each cell of ours and of PyTorch within seconds of each other. PyTorch with sparse gradients of the embedding, and OpenBLAS "
            + "told to use AVX-512 where there is. Sizes that do not grow are the reference models' (vocabulary 20,000, embedding and hidden 128, 100 filters a width). "
            + "The ratios are PyTorch's time over ours: more is better.");
    }

    /// <summary>A row a point; the last line tells how much both grew from the first point to the last.</summary>
    public void Add(Axis axis, string model, IReadOnlyList<(Cell Cell, Times Ours, Times? Sparse, Times? Dense)> rows)
    {
        Line();
        Line($"## {axis.Title}: {model}");
        Line();
        Line($"At each point {axis.Work}.");
        Line();
        Line($"| {axis.Unit} | train, ms | PyTorch | {(axis.WithDense ? "PyTorch, dense | " : "")}ratio | predict, ms | PyTorch | ratio |");
        Line($"| ---: | ---: | ---: | {(axis.WithDense ? "---: | " : "")}---: | ---: | ---: | ---: |");
        foreach (var (cell, ours, sparse, dense) in rows)
            Line($"| {cell.At.ToString("#,0", CultureInfo.InvariantCulture)} | {Milliseconds(ours.Train)} | {Milliseconds(sparse?.Train)} | {(axis.WithDense ? Milliseconds(dense?.Train) + " | " : "")}{Times(sparse?.Train / ours.Train)} "
                + $"| {Milliseconds(ours.Predict)} | {Milliseconds(sparse?.Predict)} | {Times(sparse?.Predict / ours.Predict)} |");
        Line();
        var (first, last) = (rows[0], rows[^1]);
        Line($"From the first row to the last, {Times(last.Cell.At / (double)first.Cell.At)} as many: training takes {Times(last.Ours.Train / first.Ours.Train)} as long"
            + $"{Theirs(last.Sparse?.Train / first.Sparse?.Train)}, predicting {Times(last.Ours.Predict / first.Ours.Predict)}{Theirs(last.Sparse?.Predict / first.Sparse?.Predict)}.");
    }

    public override string ToString() => text.ToString();

    private static string Theirs(double? growth) => growth is null ? "" : $" (PyTorch {Times(growth)})";

    private static string Times(double? ratio) => ratio is not { } value ? "" : value.ToString(value < 9.5 ? "0.00" : value < 99.5 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + "x";

    private static string Milliseconds(double? seconds) => seconds is not { } value ? "" : (1e3 * value).ToString(value < 1e-3 ? "0.000" : value < 1e-1 ? "0.00" : "#,0", CultureInfo.InvariantCulture);

    private void Line(string line = "") => text.Append(line).Append('\n');
}
