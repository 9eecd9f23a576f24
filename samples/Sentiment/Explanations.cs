using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML;
using SeqML.Tasks.Explanation;
using Spectre.Console;

namespace Sentiment;

/// <summary>Shows which words decided: coloured in the console, and as HTML.</summary>
internal static class Explanations
{
    public static void Show(string modelFile, string text, string? htmlFile)
    {
        if (!File.Exists(modelFile))
            throw new FileNotFoundException($"Expected a model at '{modelFile}', found no such file.", modelFile);
        var ml = new MLContext();
        var model = ml.SeqML().LoadModel(modelFile, out _);
        // The classifier reads tokens: those that the steps before it make of the text.
        var row = model.Transform(ml.Data.LoadFromEnumerable([new Review { Text = text }]));
        var explanation = ml.SeqML().Explain(model, row.GetColumn<string[]>("Tokens").Single());
        AnsiConsole.MarkupLine(Markup(explanation));
        var strongest = new Table().Border(TableBorder.Rounded).AddColumn("Word").AddColumn(new TableColumn("Score").RightAligned());
        foreach (var word in explanation.Words.OrderByDescending(word => Math.Abs(word.Score)).Take(5))
            strongest.AddRow(Spectre.Console.Markup.Escape(word.Word), word.Score.ToString("+0.000;-0.000;0", CultureInfo.InvariantCulture));
        AnsiConsole.Write(strongest);
        if (htmlFile is not null)
            File.WriteAllText(htmlFile, $"<!DOCTYPE html><meta charset=\"utf-8\"><title>Which words decided</title>{explanation.ToHtml()}\n");
    }

    /// <summary>Words for the class on blue, words against it on orange and underlined, the stronger the deeper.</summary>
    private static string Markup(TextExplanation explanation)
    {
        var strongest = explanation.Words.Count == 0 ? 0 : explanation.Words.Max(word => Math.Abs(word.Score));
        var words = explanation.Words.Select(word =>
        {
            var share = strongest > 0 ? Math.Abs(word.Score) / strongest : 0;
            var (red, green, blue) = word.Score < 0 ? (255, 159, 64) : (86, 156, 255);
            return $"[{(word.Score < 0 ? "underline " : "")}black on #{Mix(red, share)}{Mix(green, share)}{Mix(blue, share)}]{Spectre.Console.Markup.Escape(word.Word)}[/]";
        });
        return string.Create(CultureInfo.InvariantCulture, $"[bold]{Spectre.Console.Markup.Escape(explanation.ClassName ?? "?")}[/] {explanation.Answer:P1}: {string.Join(' ', words)}");
    }

    private static string Mix(int colour, float share) => ((int)(255 - (255 - colour) * share)).ToString("x2", CultureInfo.InvariantCulture);
}
