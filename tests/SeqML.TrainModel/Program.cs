using Microsoft.ML;
using SeqML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.Averaging;
using SeqML.Training.Checkpoints;

// TrainModel FOLDER WEIGHTS [none]: trains a classifier with checkpoints in the folder, many a second (or, with "none", with no
// checkpoints), and writes its weights. No seed is given when it goes on: the checkpoint has it.
var (folder, weights) = (args[0], args[1]);
var watched = args.Length < 3;
string[] fillers = ["", "the film", "so", "quite a", "and we", "it was", "yes", "oh"];
var rows = Enumerable.Range(0, 1600).Select(i => new Row
{
    Label = i % 2 == 0,
    Text = $"{fillers[i / 2 % 8]} {(i % 2 == 0 ? "good not bad" : "bad not good")} {fillers[i / 16 % 8]} {fillers[i / 128 % 8]}",
});

var ml = new MLContext();
var data = ml.Data.LoadFromEnumerable(rows);
var checkpoints = new CheckpointOptions { Folder = folder, EveryMinutes = 0.0005 };
var model = ml.SeqML().BinaryClassification.Lstm(new TextClassificationOptions<LstmEncoder>
{
    InputColumnName = "Text",
    Encoder = new LstmEncoder { HiddenSize = 24 },
    Embedding = new EmbeddingOptions { Size = 16 },
    Training = new()
    {
        Epochs = 12,
        Patience = 12,
        BatchSize = 8,
        Averaging = new ExponentialAveraging { Decay = 0.99f },
        Checkpoints = watched ? checkpoints : null,
        Seed = watched && checkpoints.FindSeed() is not null ? null : 11,
    },
}).Fit(data);
ml.SeqML().ExportWeights(model, weights);

internal sealed class Row
{
    public bool Label { get; set; }

    public string Text { get; set; } = "";
}
