using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

// Loads the model of the first argument, and prints for each further argument, a text, the label and the scores' bits; after
// --tag, a tagger's: the tags, the bits of their scores and of the spans' probabilities, and the spans; after --labels, the labels and
// the scores' bits; after --value, the bits of the value.
var ml = new MLContext();
var kind = args[0].StartsWith("--", StringComparison.Ordinal) ? args[0] : "";
var texts = args.Skip(kind == "" ? 1 : 2);
var model = ml.Model.Load(args[kind == "" ? 0 : 1], out _);
if (kind == "--labels")
{
    using var engine = ml.Model.CreatePredictionEngine<TaggedRow, LabelsRow>(model);
    foreach (var text in texts)
    {
        var found = engine.Predict(new TaggedRow { Text = text });
        Console.WriteLine($"{string.Join(' ', found.PredictedLabel ?? [])} {Bits(found.Score)}");
    }
}
else if (kind == "--value")
{
    using var engine = ml.Model.CreatePredictionEngine<LabelledRow, ValueRow>(model);
    foreach (var text in texts)
        Console.WriteLine(Bits([engine.Predict(new LabelledRow { Text = text }).Score]));
}
else if (kind == "--tag")
{
    using var tagger = ml.Model.CreatePredictionEngine<TaggedRow, TagRow>(model);
    foreach (var text in texts)
    {
        var found = tagger.Predict(new TaggedRow { Text = text });
        var spans = (found.SpanType ?? []).Select((type, i) => $"{type} {found.SpanStart![i]} {found.SpanLength![i]} {found.SpanText![i]}");
        Console.WriteLine($"{string.Join(' ', found.PredictedLabel ?? [])} {Bits((found.Score ?? []).Concat(found.SpanProbability ?? []))} {string.Join('|', spans)}");
    }
}
else
{
    using var engine = ml.Model.CreatePredictionEngine<LabelledRow, PredictionRow>(model);
    foreach (var text in texts)
    {
        var prediction = engine.Predict(new LabelledRow { Text = text });
        Console.WriteLine($"{prediction.PredictedLabel} {Bits(prediction.Score)}");
    }
}

static string Bits(IEnumerable<float> numbers) =>
    string.Join(' ', numbers.Select(number => BitConverter.SingleToInt32Bits(number).ToString("x8", CultureInfo.InvariantCulture)));

internal sealed class LabelledRow
{
    public string? Label { get; set; }

    public string? Text { get; set; }
}

internal sealed class TaggedRow
{
    public string[]? Label { get; set; }

    public string? Text { get; set; }
}

internal sealed class PredictionRow
{
    public string PredictedLabel { get; set; } = "";

    [ColumnName("Score")]
    public float[] Score { get; set; } = [];
}

internal sealed class LabelsRow
{
    public string[]? PredictedLabel { get; set; }

    public float[] Score { get; set; } = [];
}

internal sealed class ValueRow
{
    public float Score { get; set; }
}

internal sealed class TagRow
{
    public string[]? PredictedLabel { get; set; }

    public float[]? Score { get; set; }

    public string[]? SpanType { get; set; }

    public int[]? SpanStart { get; set; }

    public int[]? SpanLength { get; set; }

    public string[]? SpanText { get; set; }

    public float[]? SpanProbability { get; set; }
}
