using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace Sentiment;

/// <summary>Loads model.zip in an MLContext of its own, and asks it. Nothing here knows SeqML: ml.Model.Load finds it.</summary>
internal static class Predictions
{
    /// <summary>Sentences whose words alone do not tell.</summary>
    public static readonly string[] Examples =
    [
        "not good at all",
        "not bad at all",
        "I expected to hate it, but I loved every minute.",
        "I expected to love it, but I hated every minute.",
        "The staff were friendly, but the food was awful.",
        "The food was simple, but the staff were wonderful.",
        "No complaints, everything worked perfectly.",
    ];

    public static void Show(string modelFile, IEnumerable<string> sentences)
    {
        using var engine = Load(modelFile);
        VBuffer<ReadOnlyMemory<char>> classes = default;
        engine.OutputSchema["Score"].GetSlotNames(ref classes);
        string[] names = [.. classes.DenseValues().Select(name => name.ToString())];

        var table = new Table().Border(TableBorder.Rounded).AddColumn("Sentence").AddColumn("Opinion");
        foreach (var name in names)
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        foreach (var sentence in sentences)
        {
            var opinion = engine.Predict(new Review { Text = sentence });
            var colour = opinion.PredictedLabel is "positive" or "1" ? "green" : "red";
            table.AddRow([Markup.Escape(sentence), $"[{colour}]{Markup.Escape(opinion.PredictedLabel)}[/]",
                .. opinion.Score.Select(score => score.ToString("P1", System.Globalization.CultureInfo.InvariantCulture))]);
        }
        AnsiConsole.Write(table);
    }

    /// <summary>Loads the model and asks it once, so that a damaged file is told of here, by its name.</summary>
    private static PredictionEngine<Review, Opinion> Load(string modelFile)
    {
        if (!File.Exists(modelFile))
            throw new FileNotFoundException($"Expected a model at '{modelFile}', found no such file.", modelFile);
        try
        {
            var ml = new MLContext();
            var engine = ml.Model.CreatePredictionEngine<Review, Opinion>(ml.Model.Load(modelFile, out _));
            engine.Predict(new Review());
            return engine;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidDataException($"Expected a model of this sample in '{modelFile}', found a file that is none, or is damaged: {error.GetBaseException().Message}", error);
        }
    }
}
