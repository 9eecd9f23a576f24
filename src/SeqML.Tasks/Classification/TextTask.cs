using System.Text.Json;
using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Text.Vocabularies;
using SeqML.Training.Batches;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>What the training loop asks about a network that reads texts: batches, loss, and how the validation rows do. What the answers mean is the targets' affair.</summary>
internal sealed class TextTask : ITrainingTask
{
    private const int ValidationBatch = 64;

    private static readonly SeededRandom Unused = new(0); // a tape that does not record drops nothing

    private readonly ClassifierNetwork network;
    private readonly TextCorpus corpus;
    private readonly TextTargets targets;
    private readonly BucketedOrder order;
    private readonly TextBatch batch = new();
    private readonly int[] validation;
    private readonly int[] judged;
    private readonly float[] answers;
    private readonly float wordDropout;
    private readonly string rule;
    private int[] ids = [];

    /// <param name="network">What is trained.</param>
    /// <param name="corpus">What it reads.</param>
    /// <param name="targets">What it should say.</param>
    /// <param name="outputs">Numbers in an answer.</param>
    /// <param name="options">How.</param>
    public TextTask(ClassifierNetwork network, TextCorpus corpus, TextTargets targets, int outputs, ClassifierOptions options)
    {
        (this.network, this.corpus, this.targets, wordDropout) = (network, corpus, targets, options.WordDropout);
        // What decides the network and its loss: how it is trained, the loop knows, and what is chosen afterwards does not matter.
        rule = JsonSerializer.Serialize(options with { Training = new(), Calibration = false, Thresholds = LabelThresholds.Half }, ClassifierConfigJson.Default.ClassifierOptions);
        // Of a pair the longer text decides how long a step takes.
        var longest = corpus.Sides == 1 ? corpus.Texts : [.. corpus.Texts.Chunk(2).Select(pair => pair[0].Length >= pair[1].Length ? pair[0] : pair[1])];
        order = new BucketedOrder(longest, corpus.Training, options.Training.BatchSize);
        // Long beside long: a validation batch is as quick as a training batch.
        validation = [.. corpus.Validation];
        Array.Sort(validation, (left, right) => (longest[left].Length, left).CompareTo((longest[right].Length, right)));
        (judged, answers) = (new int[validation.Length], new float[Size(validation.Length, outputs)]);
        Parameters = [.. network.Parameters.Where(named => !options.Embedding.AreVectorsKept || named.Parameter != network.WordVectors)];
    }

    /// <summary>Numbers in the answers to all validation rows.</summary>
    private static int Size(int rows, int outputs) => (long)rows * outputs <= Array.MaxLength ? rows * outputs : throw new ArgumentException(FormattableString.Invariant(
        $"Expected at most {Array.MaxLength / outputs:#,0} rows to validate {outputs:#,0} classes or labels with, found {rows:#,0}. Give fewer, or a smaller ValidationFraction."));

    public IReadOnlyList<NamedParameter> Parameters { get; }

    public int StepsPerEpoch => order.BatchCount;

    public string Fingerprint
    {
        get
        {
            using var hash = new ExampleHash();
            foreach (var text in corpus.Texts)
                hash.Add<int>(text);
            targets.AddTo(hash);
            hash.Add<char>(rule);
            if (Parameters.All(named => named.Parameter != network.WordVectors))
                hash.Add<float>(network.WordVectors.Tensor.Values); // they are kept as they were given
            hash.Add<int>(validation);
            return hash.Text;
        }
    }

    public void StartEpoch(SeededRandom random) => order.Shuffle(random);

    public Tensor Loss(Tape tape, int step, SeededRandom random, out BatchSize size)
    {
        batch.Set(corpus.Texts, corpus.Sides, order.Batch(step));
        var logits = network.Forward(tape, wordDropout > 0 ? Forget(random) : batch.Ids, batch.Sequences, random, batch.First, batch.Second); // [B, C]
        var loss = targets.Loss(tape, logits, batch.Rows, out var weight);
        size = new BatchSize(batch.Sequences.Rows, weight);
        return loss;
    }

    public Validation? Validate(Tape tape, CancellationToken cancellation)
    {
        if (validation.Length == 0)
            return null;
        var found = Answer(tape, cancellation, out var rows);
        return targets.Judge(found, rows);
    }

    /// <summary>What the network answers to the validation rows now.</summary>
    /// <param name="tape">An empty tape that does not record; left empty.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="rows">Which row each answer is to.</param>
    /// <returns>[V, C], until it is asked again.</returns>
    public ReadOnlySpan<float> Answer(Tape tape, CancellationToken cancellation, out ReadOnlySpan<int> rows)
    {
        var next = 0;
        for (var start = 0; start < validation.Length; start += ValidationBatch)
        {
            cancellation.ThrowIfCancellationRequested();
            batch.Set(corpus.Texts, corpus.Sides, validation.AsSpan(start, Math.Min(ValidationBatch, validation.Length - start)));
            var logits = network.Forward(tape, batch.Ids, batch.Sequences, Unused, batch.First, batch.Second);
            batch.Rows.CopyTo(judged.AsSpan(start));
            logits.Values.CopyTo(answers.AsSpan(next));
            next += logits.Values.Length;
            tape.Reset();
        }
        rows = judged;
        return answers;
    }

    /// <summary>The batch's ids, of which some are read as words that are not known. (Iyyer et al. 2015, section 2.3.) The padding of an empty text stays.</summary>
    private ReadOnlySpan<int> Forget(SeededRandom random)
    {
        if (ids.Length < batch.Ids.Length)
            ids = new int[Math.Max(batch.Ids.Length, 2 * ids.Length)];
        batch.Ids.CopyTo(ids);
        foreach (ref var id in ids.AsSpan(0, batch.Ids.Length))
            if (id != Vocabulary.PaddingId && random.NextSingle() < wordDropout)
                id = Vocabulary.UnknownId;
        return ids.AsSpan(0, batch.Ids.Length);
    }
}
