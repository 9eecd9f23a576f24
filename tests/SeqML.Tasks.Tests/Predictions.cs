using SeqML.Tasks.Classification;

namespace SeqML.Tasks.Tests;

/// <summary>Predictions as arrays.</summary>
internal static class Predictions
{
    public static float[] Of(TextClassifier model, string? text)
    {
        var probabilities = new float[model.Config.Classes];
        model.Predict(text, probabilities);
        return probabilities;
    }

    public static float[] Of(TextClassifier model, params string[] tokens)
    {
        var probabilities = new float[model.Config.Classes];
        model.Predict([.. tokens.Select(token => token.AsMemory())], probabilities);
        return probabilities;
    }

    public static float[] Of(TextClassifier model, params uint[] keys)
    {
        var probabilities = new float[model.Config.Classes];
        model.Predict(keys, probabilities);
        return probabilities;
    }

    /// <summary>The probabilities of a text of letters, by whatever the model reads.</summary>
    public static float[] ByItsInput(TextClassifier model, string[] text) => model.Config.Input switch
    {
        InputKind.Text => Of(model, string.Join(' ', text)),
        InputKind.Tokens => Of(model, text),
        _ => Of(model, Problems.Keys(text)),
    };

    /// <summary>The share of texts whose class is the likeliest.</summary>
    public static double Accuracy(TextClassifier model, (string[][] Texts, int[] Classes) rows) =>
        rows.Texts.Zip(rows.Classes).Average(row =>
        {
            var probabilities = ByItsInput(model, row.First);
            return probabilities.IndexOf(probabilities.Max()) == row.Second ? 1.0 : 0.0;
        });
}
