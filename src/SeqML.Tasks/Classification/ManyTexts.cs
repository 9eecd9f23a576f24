using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Randomness;
using SeqML.Training.Batches;

namespace SeqML.Tasks.Classification;

/// <summary>One prediction of many texts: runs of them are read, put into batches of like length, and predicted, a run a thread at a time.</summary>
internal sealed class ManyTexts
{
    private const int RunLength = 512;
    private const int BatchSize = 64;

    private readonly TextClassifier model;
    private readonly ClassifierNetwork network;
    private readonly int count;
    private readonly Memory<float> probabilities;
    private readonly Action<int, TextIds> read;

    /// <summary>Prepares to predict.</summary>
    /// <param name="model">Whose options hold.</param>
    /// <param name="network">Its network.</param>
    /// <param name="count">How many texts there are.</param>
    /// <param name="probabilities">[count, C].</param>
    /// <param name="read">Adds the ids of a text.</param>
    public ManyTexts(TextClassifier model, ClassifierNetwork network, int count, Memory<float> probabilities, Action<int, TextIds> read)
    {
        if (probabilities.Length != (long)count * model.Config.Classes)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected room for {(long)count * model.Config.Classes} probabilities, of {count} texts and {model.Config.Classes} classes, found {probabilities.Length}."), nameof(probabilities));
        (this.model, this.network, this.count, this.probabilities, this.read) = (model, network, count, probabilities, read);
    }

    /// <summary>Predicts, on so many threads; null for one each core.</summary>
    public void Run(int? threads) => Runs.Share(count, RunLength, threads, () => new BatchMemory(), Predict);

    private void Predict(BatchMemory memory, int start, int end)
    {
        var ids = new TextIds(model.Config.Options.MaximumTokens);
        var texts = new int[end - start][];
        for (var i = 0; i < texts.Length; i++)
        {
            read(start + i, ids);
            ids.PadEmpty();
            texts[i] = ids.Items.ToArray();
            ids.Clear();
        }
        var order = Enumerable.Range(0, texts.Length).ToArray();
        Array.Sort(texts.Select(text => text.Length).ToArray(), order); // long beside long: little is waited for
        var classes = model.Config.Classes;
        for (var first = 0; first < order.Length; first += BatchSize)
        {
            memory.Batch.Set(texts, order.AsSpan(first, Math.Min(BatchSize, order.Length - first)));
            var logits = network.Forward(memory.Tape, memory.Batch.Ids, memory.Batch.Sequences, BatchMemory.Unused);
            for (var b = 0; b < memory.Batch.Members.Length; b++)
                ReductionKernels.Softmax(logits.Values.Slice(b * classes, classes), probabilities.Span.Slice((start + memory.Batch.Members[b]) * classes, classes));
            memory.Tape.Reset();
        }
    }

    /// <summary>What a thread predicts batches with.</summary>
    private sealed class BatchMemory
    {
        public static readonly SeededRandom Unused = new(0); // a tape that does not record drops nothing

        public Tape Tape { get; } = new(records: false);

        public SequenceBatch Batch { get; } = new();
    }
}
