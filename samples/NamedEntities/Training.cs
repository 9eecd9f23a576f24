using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging.Evaluation;
using SeqML.Training.Loop;

namespace NamedEntities;

/// <summary>Trains and evaluates.</summary>
internal static class Training
{
    public static TrainedModel Run(Settings settings, CancellationToken cancellation)
    {
        var ml = new MLContext(settings.Seed);
        var (train, dev, test) = Corpora.Load(ml, settings);
        return ProgressBar.Run("F1", progress => Run(ml, train, dev, test, settings, progress, cancellation));
    }

    private static TrainedModel Run(MLContext ml, IDataView train, IDataView? dev, IDataView test,
        Settings settings, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        var seq = ml.SeqML();
        var tags = ml.Transforms.Conversion.MapValueToKey("Tag", "Label");
        var pipeline = tags
            .Append(Trainer(seq.SequenceTagging, settings.Encoder, dev is null ? null : tags.Fit(train).Transform(dev), new TrainingOptions
            {
                Epochs = settings.Epochs,
                BatchSize = 8,
                LearningRate = 3e-3f,
                Patience = 5,
                Progress = progress,
                CancellationToken = cancellation,
            }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        var clock = Stopwatch.StartNew();
        var model = pipeline.Fit(train);
        var seconds = clock.Elapsed.TotalSeconds;

        var metrics = seq.SequenceTagging.Evaluate(model.Transform(test));
        return new TrainedModel(ml, model, train, metrics, model.OfType<SequenceTaggingTransformer>().Single().Training, seconds);
    }

    /// <summary>Words, their characters and their casing, read by the network of that name; a conditional random field chooses the tags.</summary>
    private static SequenceTaggingEstimator Trainer(SeqMLSequenceTagging catalog, string encoder, IDataView? dev, TrainingOptions training)
    {
        return encoder switch
        {
            "gru" => catalog.Gru(Options(new GruEncoder { HiddenSize = 100 })),
            "rnn" => catalog.Rnn(Options(new RnnEncoder { HiddenSize = 100 })),
            "cnn" => catalog.Cnn(Options(new CnnEncoder { Filters = 100 })),
            "transformer" => catalog.Transformer(Options(new TransformerEncoder { FeedForwardSize = 256 })),
            _ => catalog.Lstm(Options(new LstmEncoder { HiddenSize = 100 })),
        };

        SequenceTaggingOptions<TEncoder> Options<TEncoder>(TEncoder network)
            where TEncoder : Encoder, new() => new()
            {
                LabelColumnName = "Tag",
                InputColumnName = "Text",
                Encoder = network,
                ValidationSet = dev,
                Training = training,
            };
    }
}

/// <summary>A model, and how it came out.</summary>
internal sealed record TrainedModel(
    MLContext Context, ITransformer Model, IDataView Train, TaggingMetrics Metrics, TrainingResult Result, double Seconds)
{
    public int Sentences { get; } = Train.GetColumn<string>("Text").Count();

    /// <summary>How many were trained on in a second, all epochs and their validation counted.</summary>
    public double SentencesPerSecond => (double)Sentences * Result.Epochs.Count / Seconds;

    /// <summary>Writes the model beside the place, then moves it there: no one ever meets half a model.</summary>
    public void Save(string file)
    {
        var aside = file + ".tmp";
        Context.Model.Save(Model, Train.Schema, aside);
        File.Move(aside, file, overwrite: true);
    }
}
