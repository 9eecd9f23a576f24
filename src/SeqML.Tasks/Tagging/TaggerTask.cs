using System.Text.Json;
using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Training.Batches;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Tagging;

/// <summary>What the training loop asks about a tagger: batches, loss, and on the validation sentences the F1 of entities, or, where tags make none, the share of right tags.</summary>
internal sealed class TaggerTask : ITrainingTask
{
    private const int ValidationBatch = 32;

    private readonly TaggerNetwork network;
    private readonly TaggerCorpus corpus;
    private readonly float unknownShare;
    private readonly string rule;
    private readonly int[] validation;
    private readonly BucketedOrder order;
    private readonly SequenceBatch packed = new();
    private readonly TaggerBatch batch = new();
    private readonly TagDecoder decoder;
    private int[] tags = [];

    public TaggerTask(TaggerNetwork network, TaggerCorpus corpus, TaggerOptions options)
    {
        (this.network, this.corpus, unknownShare) = (network, corpus, options.UnknownShare);
        // What decides the network and its loss; how it is trained, the loop knows.
        rule = JsonSerializer.Serialize(options with { Training = new() }, TaggerConfigJson.Default.TaggerOptions);
        order = new BucketedOrder(corpus.Sentences, Enumerable.Range(0, corpus.Training), options.Training.BatchSize);
        // Long beside long: little is waited for.
        validation = [.. Enumerable.Range(corpus.Training, corpus.Sentences.Count - corpus.Training).OrderBy(sentence => corpus.Sentences[sentence].Length)];
        decoder = network.Output.CreateDecoder();
        Parameters = [.. network.Parameters.Where(named => !options.Embedding.AreVectorsKept || named.Parameter != network.WordVectors)];
    }

    public IReadOnlyList<NamedParameter> Parameters { get; }

    public int StepsPerEpoch => order.BatchCount;

    public string Fingerprint
    {
        get
        {
            using var hash = new ExampleHash();
            foreach (var sentence in corpus.Sentences)
                hash.Add<int>(sentence);
            foreach (var tags in corpus.Tags)
                hash.Add<int>(tags);
            hash.Add<int>(validation);
            hash.Add<char>(rule);
            hash.Add(corpus.Tokens.Casings);
            hash.Add(corpus.Tokens.Spellings);
            if (Parameters.All(named => named.Parameter != network.WordVectors))
                hash.Add<float>(network.WordVectors.Tensor.Values); // they are kept as they were given
            return hash.Text;
        }
    }

    public void StartEpoch(SeededRandom random) => order.Shuffle(random);

    public Tensor Loss(Tape tape, int step, SeededRandom random, out BatchSize size)
    {
        Take(order.Batch(step), random);
        size = new BatchSize(packed.Sequences.Rows, packed.Sequences.Rows);
        var emissions = network.Forward(tape, batch, packed.Sequences, random); // [N, K]
        return network.Output.Loss(tape, emissions, packed.Sequences, tags.AsSpan(0, size.Tokens));
    }

    public Validation? Validate(Tape tape, CancellationToken cancellation)
    {
        if (validation.Length == 0)
            return null;
        var (loss, tokens, score) = (0d, 0L, new SpanCount(network.Tags));
        for (var start = 0; start < validation.Length; start += ValidationBatch)
        {
            cancellation.ThrowIfCancellationRequested();
            Take(validation.AsSpan(start, Math.Min(ValidationBatch, validation.Length - start)), random: null);
            var emissions = network.Forward(tape, batch, packed.Sequences, TaggerNetwork.Unused);
            loss += network.Output.Loss(tape, emissions, packed.Sequences, tags.AsSpan(0, packed.Sequences.Rows)).Item * (double)packed.Sequences.Rows;
            tokens += packed.Sequences.Rows;
            for (var b = 0; b < packed.Members.Length; b++)
            {
                decoder.Decode(emissions, packed.Sequences, b);
                score.Add(corpus.Tags[packed.Members[b]], decoder.Tags);
            }
            tape.Reset();
        }
        return new Validation(loss / tokens, new Metric(score.Name, score.Value));
    }

    private void Take(ReadOnlySpan<int> members, SeededRandom? random)
    {
        packed.Set(corpus.Sentences, members);
        batch.Set(corpus.Tokens, packed.Ids);
        if (random is not null && unknownShare > 0)
            batch.Forget(corpus.IsRare, packed.Ids, unknownShare, random);
        if (tags.Length < packed.Ids.Length)
            tags = new int[Math.Max(packed.Ids.Length, 2 * tags.Length)];
        for (var b = 0; b < packed.Members.Length; b++)
        {
            var sentence = corpus.Tags[packed.Members[b]];
            for (var step = 0; step < sentence.Length; step++)
                tags[packed.Sequences.StartOf(step) + b] = sentence[step];
        }
    }
}
