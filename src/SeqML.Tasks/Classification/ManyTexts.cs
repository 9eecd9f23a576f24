using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;

namespace SeqML.Tasks.Classification;

/// <summary>One prediction of many texts: runs of them are read, put into batches of like length, and predicted, a run a thread at a time.</summary>
internal sealed class ManyTexts
{
    private const int RunLength = 512;
    private const int BatchSize = 64;

    private readonly TextModel model;
    private readonly ClassifierNetwork network;
    private readonly int count;
    private readonly Memory<float> answers;
    private readonly Action<int, int, TextIds> read;

    /// <summary>Prepares to predict.</summary>
    /// <param name="model">Whose options hold.</param>
    /// <param name="network">Its network.</param>
    /// <param name="count">How many texts, or pairs, there are.</param>
    /// <param name="answers">[count, C].</param>
    /// <param name="read">Adds the ids of a text: the number of the row, and 0, or 1 for the second of a pair.</param>
    public ManyTexts(TextModel model, ClassifierNetwork network, int count, Memory<float> answers, Action<int, int, TextIds> read)
    {
        if (answers.Length != (long)count * model.Config.Classes)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected room for {(long)count * model.Config.Classes} probabilities, of {count} texts and {model.Config.Classes} classes, found {answers.Length}."), nameof(answers));
        (this.model, this.network, this.count, this.answers, this.read) = (model, network, count, answers, read);
    }

    /// <summary>Predicts pairs or single texts, on so many threads; null for one each core.</summary>
    public void Run(bool pairs, int? threads)
    {
        model.RequirePairs(pairs);
        Runs.Share(count, RunLength, threads, () => new BatchMemory(), Predict);
    }

    private void Predict(BatchMemory memory, int start, int end)
    {
        var ids = new TextIds(model.Config.Options.MaximumTokens);
        var sides = model.Config.Pairs ? 2 : 1;
        var texts = new int[sides * (end - start)][];
        for (var i = 0; i < texts.Length; i++)
        {
            read(start + i / sides, i % sides, ids);
            ids.PadEmpty();
            texts[i] = ids.Items.ToArray();
            ids.Clear();
        }
        var order = Enumerable.Range(0, end - start).ToArray();
        Array.Sort(order.Select(row => texts.AsSpan(sides * row, sides).ToArray().Max(text => text.Length)).ToArray(), order); // long beside long: little is waited for
        var outputs = model.Config.Classes;
        for (var first = 0; first < order.Length; first += BatchSize)
        {
            var batch = memory.Batch;
            batch.Set(texts, sides, order.AsSpan(first, Math.Min(BatchSize, order.Length - first)));
            var logits = network.Forward(memory.Tape, batch.Ids, batch.Sequences, BatchMemory.Unused, batch.First, batch.Second);
            for (var b = 0; b < batch.Rows.Length; b++)
                model.Answer(logits.Values.Slice(b * outputs, outputs), answers.Span.Slice((start + batch.Rows[b]) * outputs, outputs));
            memory.Tape.Reset();
        }
    }

    /// <summary>What a thread predicts batches with.</summary>
    private sealed class BatchMemory
    {
        public static readonly SeededRandom Unused = new(0); // a tape that does not record drops nothing

        public Tape Tape { get; } = new(records: false);

        public TextBatch Batch { get; } = new();
    }
}
