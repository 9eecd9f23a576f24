using System.Diagnostics;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using Shared;

namespace Classification;

/// <summary>Models of this repository: trained by <see cref="ClassifierTrainer"/>, with no option set but the encoder and the seed, unless the caller overrides some.</summary>
internal static class OwnModel
{
    /// <summary>By the names of the rows.</summary>
    public static IReadOnlyDictionary<string, Encoder> Encoders { get; } = new Dictionary<string, Encoder>
    {
        ["RNN"] = new RnnEncoder(),
        ["LSTM"] = new LstmEncoder(),
        ["GRU"] = new GruEncoder(),
        ["CNN"] = new CnnEncoder(),
        ["Transformer"] = new TransformerEncoder(),
    };

    public static Run Train(Dataset data, ClassifierOptions options, bool measuresPredictions)
    {
        var clock = Stopwatch.StartNew();
        var (model, result) = ClassifierTrainer.Train(Examples(data.Training), data.Classes, options, data.Validation is { } kept ? Examples(kept) : null);
        var seconds = clock.Elapsed.TotalSeconds;
        var validation = result.BestEpoch > 0 ? result.Epochs[result.BestEpoch - 1].Validation?.Metric : null;
        CheckSplit(model, data, options, validation);
        return new Run
        {
            Seed = options.Training.Seed!.Value,
            Test = Accuracy(model, data.Test),
            Validation = validation,
            Development = data.Development.Length > 0 ? Accuracy(model, data.Development) : null,
            TrainingSeconds = seconds,
            Epochs = result.Epochs.Count,
            BestEpoch = result.BestEpoch,
            TokensPerSecond = result.TokensPerSecond,
            ModelBytes = model.Save().Length,
            OneByOne = measuresPredictions ? PerSecond(data.Test.Length, OneByOne(model, data)) : null,
            AllAtOnce = measuresPredictions ? PerSecond(data.Test.Length, () => Predict(model, data.Test)) : null,
            Curve = [.. result.Epochs.Where(epoch => epoch.Validation is not null).Select(epoch => new[] { epoch.Elapsed.TotalSeconds, epoch.Validation!.Metric })],
            Chosen = result.Divergence,
        };
    }

    /// <summary>The peers are given the validation rows that the trainer draws. Were they others, the accuracy would be another.</summary>
    private static void CheckSplit(TextClassifier model, Dataset data, ClassifierOptions options, double? told)
    {
        var (_, rows) = data.Split(options.Training.ValidationFraction, options.Training.Seed!.Value);
        if (told is { } accuracy && Math.Abs(Accuracy(model, rows) - accuracy) > 1e-9)
            throw new InvalidOperationException($"Expected an accuracy of {accuracy} on the validation rows, as the trainer told, found another: it draws them in another way. Mend Dataset.Split.");
    }

    private static Examples<int> Examples(LabelledText[] rows) =>
        new(TextRows.OfWords([.. rows.Select(row => row.Words)], InputKind.Text), [.. rows.Select(row => row.Class)]);

    private static double Accuracy(TextClassifier model, LabelledText[] rows)
    {
        var (probabilities, classes) = (Predict(model, rows), model.Config.Classes);
        var right = rows.Select((row, i) => probabilities.AsSpan(i * classes, classes)[row.Class] == probabilities.Skip(i * classes).Take(classes).Max()).Count(isRight => isRight);
        return (double)right / rows.Length;
    }

    private static float[] Predict(TextClassifier model, LabelledText[] rows)
    {
        var probabilities = new float[rows.Length * model.Config.Classes];
        model.PredictMany([.. rows.Select(row => row.Text)], probabilities);
        return probabilities;
    }

    private static Action OneByOne(TextClassifier model, Dataset data)
    {
        var probabilities = new float[data.Classes];
        return () =>
        {
            foreach (var row in data.Test)
                model.Predict(row.Text, probabilities);
        };
    }

    private static double PerSecond(int texts, Action predict) => texts / Timing.MedianSecondsWithin(0.5, predict);
}
