using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Training.Batches;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>What the training loop asks about a classifier: batches, loss, and accuracy on the validation rows.</summary>
internal sealed class ClassifierTask : ITrainingTask
{
    private const int ValidationBatch = 64;

    private readonly ClassifierNetwork network;
    private readonly int[][] texts;
    private readonly int[] classes;
    private readonly int[] validation;
    private readonly BucketedOrder order;
    private readonly CrossEntropyLoss crossEntropy = new();
    private readonly SequenceBatch batch = new();
    private readonly int[] targets;

    public ClassifierTask(ClassifierNetwork network, int[][] texts, int[] classes, IEnumerable<int> training, int[] validation, ClassifierOptions options)
    {
        var batchSize = options.Training.BatchSize;
        (this.network, this.texts, this.classes, this.validation) = (network, texts, classes, validation);
        order = new BucketedOrder(texts, training, batchSize);
        targets = new int[Math.Max(Math.Min(batchSize, texts.Length), ValidationBatch)];
        Parameters = [.. network.Parameters.Where(named => !options.Embedding.AreVectorsKept || named.Parameter != network.WordVectors)];
        // Long beside long: a validation batch is as quick as a training batch.
        Array.Sort(validation, (left, right) => (texts[left].Length, left).CompareTo((texts[right].Length, right)));
    }

    public IReadOnlyList<NamedParameter> Parameters { get; }

    public int StepsPerEpoch => order.BatchCount;

    public string Fingerprint
    {
        get
        {
            using var hash = new ExampleHash();
            foreach (var text in texts)
                hash.Add<int>(text);
            hash.Add<int>(classes);
            hash.Add<int>(validation);
            return hash.Text;
        }
    }

    public void StartEpoch(SeededRandom random) => order.Shuffle(random);

    public Tensor Loss(Tape tape, int step, SeededRandom random, out BatchSize size)
    {
        var logits = Forward(tape, order.Batch(step), random);
        size = new BatchSize(batch.Sequences.Rows, batch.Sequences.Count);
        return crossEntropy.Forward(tape, logits, targets.AsSpan(0, batch.Sequences.Count));
    }

    public Validation? Validate(Tape tape, CancellationToken cancellation)
    {
        if (validation.Length == 0)
            return null;
        var (loss, correct) = (0d, 0);
        var unused = new SeededRandom(0); // a tape that does not record drops nothing
        for (var start = 0; start < validation.Length; start += ValidationBatch)
        {
            cancellation.ThrowIfCancellationRequested();
            var logits = Forward(tape, validation.AsSpan(start, Math.Min(ValidationBatch, validation.Length - start)), unused);
            var count = batch.Sequences.Count;
            loss += crossEntropy.Forward(tape, logits, targets.AsSpan(0, count)).Item * (double)count;
            for (var b = 0; b < count; b++)
                if (Largest.IndexIn(logits.Values.Slice(b * logits.Shape.Columns, logits.Shape.Columns)) == targets[b])
                    correct++;
            tape.Reset();
        }
        return new Validation(loss / validation.Length, new Metric("Accuracy", (double)correct / validation.Length));
    }

    private Tensor Forward(Tape tape, ReadOnlySpan<int> members, SeededRandom random)
    {
        batch.Set(texts, members);
        for (var b = 0; b < batch.Members.Length; b++)
            targets[b] = classes[batch.Members[b]];
        return network.Forward(tape, batch.Ids, batch.Sequences, random);
    }
}
