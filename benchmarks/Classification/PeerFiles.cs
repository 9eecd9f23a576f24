using System.Globalization;
using System.Text.Json;
using SeqML.Tasks.Classification;

namespace Classification;

/// <summary>A dataset as the peers' scripts read it, in a folder of its own that goes with this object.</summary>
internal sealed class PeerFiles : IDisposable
{
    public PeerFiles(Dataset data, ClassifierOptions options, int seed, int threads)
    {
        Folder = Directory.CreateTempSubdirectory("seqml-classification-").FullName;
        var training = options.Training;
        var (trained, kept) = data.Split(training.ValidationFraction, seed);
        Write("train", trained);
        Write("validation", kept);
        Write("test", data.Test);
        Write("development", data.Development);
        var steps = (trained.Length + training.BatchSize - 1) / training.BatchSize;
        var schedule = training.Schedule.Start((long)steps * training.Epochs, steps);
        var settings = new
        {
            seed, classes = data.Classes, threads, epochs = training.Epochs, batch = training.BatchSize, learning_rate = training.LearningRate,
            weight_decay = training.WeightDecay, clip = float.IsFinite(training.MaximumGradientNorm) ? training.MaximumGradientNorm : 1e30f, patience = training.Patience,
            embedding = options.Embedding.Size, minimum_count = options.Embedding.MinimumCount, embedding_dropout = options.Embedding.Dropout, dropout = options.Dropout,
            maximum_tokens = options.MaximumTokens, pooling = options.Pooling.ToString(), optimizer = training.Optimizer.GetType().Name, encoder = JsonSerializer.SerializeToElement<object>(options.Encoder),
            factors = Enumerable.Range(0, steps * training.Epochs).Select(step => schedule.Factor(step)).ToArray(),
        };
        File.WriteAllText(Path.Combine(Folder, "settings.json"), JsonSerializer.Serialize(settings));
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A line a text: class, words with a blank between them, and the text itself.</summary>
    private void Write(string name, IEnumerable<LabelledText> rows) => File.WriteAllLines(Path.Combine(Folder, name + ".tsv"),
        rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Class}\t{string.Join(' ', row.Words)}\t{row.Text}")));
}
