using System.CommandLine;
using System.Diagnostics;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Embeddings;
using Shared;
using Tagging;

var data = new Option<string>("--data") { Description = "The folder with wnut17/, ud-ewt/ and word-vectors/.", DefaultValueFactory = _ => "../shared/data" };
var seeds = new Option<int>("--seeds") { Description = "How many seeds each model is trained from.", DefaultValueFactory = _ => 3 };
var output = new Option<string?>("--output") { Description = "Write tagging.md to this folder." };
var command = new RootCommand("Trains taggers on WNUT-17 (entities) and UD English EWT (parts of speech), and tells how good and how fast they are.") { data, seeds, output };
command.SetAction(parsed =>
{
    var (clock, load, folder, count) = (Stopwatch.StartNew(), Machine.Load(), parsed.GetRequiredValue(data), parsed.GetValue(seeds));
    var report = new Report(load);

    var entities = Corpus.Wnut17(folder);
    report.Heading("WNUT-17, speed", "A BiLSTM of one layer with 100 numbers a direction, and a CRF, on all cores; \"one by one\" is on one thread, with spans and their probabilities.");
    report.Entities([("BiLSTM + CRF, one layer", "random", [.. Runs(entities, Short(Rung.All[1].Options(null, layers: 1)), "speed").Take(1)])]);

    report.Heading("WNUT-17, entities", "Entity F1 as conlleval counts it. Each rung is of two layers, has the casing of words, and the same options, which the development set chose; the epoch is chosen by the development set. "
        + "\"GloVe\" are the 11,925 most frequent words of GloVe's Twitter vectors of 25 numbers, \"random\" are 100 numbers each.");
    var glove = WordVectors.Load(Path.Combine(folder, "word-vectors", "glove.twitter.27B.25d.top12k.txt"));
    report.Entities(new[] { (Name: "random", Vectors: (WordVectors?)null), (Name: "GloVe", Vectors: glove) }
        .SelectMany(vectors => Rung.All.Select(rung => (rung.Name, vectors.Name, Runs(entities, rung.Options(vectors.Vectors), $"{rung.Name}, {vectors.Name}")))).ToList());

    var speech = Corpus.EnglishWebTreebank(folder);
    report.Heading("UD English EWT, universal parts of speech", "Accuracy of tokens; gold tokens, no vectors from elsewhere.");
    report.PartsOfSpeech(new[] { ("BiLSTM, softmax", (CharacterFeatures?)null), ("BiLSTM, softmax + character LSTM", new CharacterLstm { Size = 50, HiddenSize = 50 }) }
        .Select(model => (model.Item1, Runs(speech, PartOfSpeech(model.Item2), model.Item1))).ToList());

    Console.Write(report);
    if (parsed.GetValue(output) is { } results)
        File.WriteAllText(Path.Combine(results, "tagging.md"), report.ToString());

    Run[] Runs(Corpus corpus, TaggerOptions options, string name) => [.. Enumerable.Range(1, count).Select(seed =>
    {
        var run = Run.Of(corpus, options, seed);
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{clock.Elapsed:hh\\:mm\\:ss} {name}, seed {seed}: test F1 {run.Test.Overall.F1:0.0000}, accuracy {run.Test.TokenAccuracy:0.0000}, {run.TrainedPerSecond:0} sentences/s"));
        return run;
    })];
});
return command.Parse(args).Invoke();

static TaggerOptions Short(TaggerOptions options) => options with { Training = options.Training with { Epochs = 5 } };

static TaggerOptions PartOfSpeech(CharacterFeatures? characters) => new()
{
    Encoder = new LstmEncoder { HiddenSize = 128 },
    Embedding = new() { Size = 100, MinimumCount = 1, Dropout = 0.3f, TriesLowerCase = true },
    Characters = characters,
    Head = new SoftmaxHead(),
    Dropout = 0.3f,
    Training = new() { Epochs = 10, BatchSize = 32, LearningRate = 0.003f, Patience = 3 },
};
