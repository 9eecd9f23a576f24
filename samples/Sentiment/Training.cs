using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace Sentiment;

/// <summary>Trains and evaluates: the pipeline that the README shows.</summary>
internal static class Training
{
    public static TrainedModel Run(Settings settings, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var ml = new MLContext(settings.Seed);
        var seq = ml.SeqML();
        var all = Reviews.Load(ml, settings.TrainFile ?? Path.Combine(AppContext.BaseDirectory, "data", "sentences.tsv"));
        var (train, test) = settings.TestFile is null ? Split(ml, all, settings.Seed) : (all, Reviews.Load(ml, settings.TestFile));
        Reviews.RequireKnownLabels(train, test, settings.TestFile ?? "a tenth of the training file");

        var pipeline = ml.Transforms.Text.NormalizeText("Clean", "Text")
            .Append(seq.Transforms.TokenizeWords("Tokens", "Clean"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(Trainer(seq.MulticlassClassification, settings.Encoder, new TrainingOptions
            {
                Epochs = settings.Epochs,
                BatchSize = 16,
                LearningRate = 2e-3f,
                Patience = 5,
                Progress = progress,
                CancellationToken = cancellation,
            }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        var clock = Stopwatch.StartNew();
        var model = pipeline.Fit(train);
        var seconds = clock.Elapsed.TotalSeconds;

        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(test));
        return new TrainedModel(ml, model, train, metrics, model.OfType<MulticlassClassificationTransformer>().Single().Training, seconds);
    }

    /// <summary>For some thousand sentences half the default sizes, with more dropout, learn quicker and as well.</summary>
    private static MulticlassClassificationEstimator Trainer(SeqMLMulticlassClassification catalog, string encoder, TrainingOptions training)
    {
        return encoder switch
        {
            "gru" => catalog.Gru(Options(new GruEncoder { HiddenSize = 64 })),
            "rnn" => catalog.Rnn(Options(new RnnEncoder { HiddenSize = 64 })),
            "cnn" => catalog.Cnn(Options(new CnnEncoder { Filters = 64 })),
            "transformer" => catalog.Transformer(Options(new TransformerEncoder { FeedForwardSize = 256 })),
            _ => catalog.Lstm(Options(new LstmEncoder { HiddenSize = 64 })),
        };

        TextClassificationOptions<TEncoder> Options<TEncoder>(TEncoder network)
            where TEncoder : Encoder, new() => new()
            {
                Encoder = network,
                Embedding = new EmbeddingOptions { Size = 64, Dropout = 0.5f },
                Dropout = 0.5f,
                Training = training,
            };
    }

    private static (IDataView Train, IDataView Test) Split(MLContext ml, IDataView all, int seed)
    {
        var split = ml.Data.TrainTestSplit(all, testFraction: 0.1, seed: seed);
        return (split.TrainSet, split.TestSet);
    }
}

/// <summary>A model, and how it came out.</summary>
internal sealed record TrainedModel(
    MLContext Context, ITransformer Model, IDataView Train, MulticlassClassificationMetrics Metrics, TrainingResult Result, double Seconds)
{
    public int TrainRows { get; } = Train.GetColumn<string>("Label").Count();

    /// <summary>The mean over the classes of the harmonic mean of precision and recall.</summary>
    public double MacroF1 => Metrics.ConfusionMatrix.PerClassPrecision
        .Zip(Metrics.ConfusionMatrix.PerClassRecall, (precision, recall) => precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0)
        .Average();

    /// <summary>Writes the model beside the place, then moves it there: no one ever meets half a model.</summary>
    public void Save(string file)
    {
        var aside = file + ".tmp";
        Context.Model.Save(Model, Train.Schema, aside);
        File.Move(aside, file, overwrite: true);
    }
}
