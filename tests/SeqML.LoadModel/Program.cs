using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

// Loads the model of the first argument, and prints for each further argument, a text, the label and the scores' bits.
var ml = new MLContext();
var model = ml.Model.Load(args[0], out _);
using var engine = ml.Model.CreatePredictionEngine<TextRow, PredictionRow>(model);
foreach (var text in args.Skip(1))
{
    var prediction = engine.Predict(new TextRow { Text = text });
    Console.WriteLine($"{prediction.PredictedLabel} {string.Join(' ', prediction.Score.Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture)))}");
}

internal sealed class TextRow
{
    public string? Label { get; set; }

    public string? Text { get; set; }
}

internal sealed class PredictionRow
{
    public string PredictedLabel { get; set; } = "";

    [ColumnName("Score")]
    public float[] Score { get; set; } = [];
}
