using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Pooling;
using SeqML.Tasks.Encoders;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>ids -> word vectors -> encoder -> one vector a text, or of a pair of texts the features of both -> a logit a class, or a label, or a value.</summary>
internal sealed class ClassifierNetwork : Module
{
    private readonly Embedding embedding;
    private readonly Dropout wordDropout;
    private readonly SequenceEncoder encoder;
    private readonly SequencePooling pooling;
    private readonly Dropout textDropout;
    private readonly Linear head;

    /// <summary>Word vectors start at this spread, that of word2vec-like vectors of 100 to 300 numbers.</summary>
    private const float WordSpread = 0.1f;

    public ClassifierNetwork(ClassifierConfig config, SeededRandom? random)
    {
        var options = config.Options;
        embedding = new Embedding(config.VocabularySize, options.Embedding.Size, random, WordSpread, Vocabulary.PaddingId);
        wordDropout = new Dropout(options.Embedding.Dropout);
        encoder = options.Encoder.Create(options.EncoderInput, random);
        pooling = options.Pooling switch
        {
            Pooling.Max => new MaxPooling(),
            Pooling.Mean => new MeanPooling(),
            Pooling.Attention => new AttentionPooling(encoder.OutputSize, encoder.OutputSize, random),
            _ => new LastPooling(encoder.Directions),
        };
        textDropout = new Dropout(options.Dropout);
        head = new Linear((config.Pairs ? 4 : 1) * encoder.OutputSize, config.Classes, random);
    }

    /// <summary>The words' vectors, [V, E].</summary>
    public Parameter WordVectors => embedding.Weight;

    public override IEnumerable<NamedParameter> Parameters =>
    [
        .. NamedParameter.Under("embedding", embedding),
        .. NamedParameter.Under("encoder", encoder),
        .. NamedParameter.Under("pooling", pooling),
        .. NamedParameter.Under("head", head),
    ];

    public static long CountParameters(ClassifierConfig config)
    {
        var options = config.Options;
        long features = options.Encoder.OutputSize(options.EncoderInput);
        return (long)config.VocabularySize * options.Embedding.Size
            + options.Encoder.ParameterCount(options.EncoderInput)
            + (options.Pooling == Pooling.Attention ? features * (features + 2) : 0)
            + ((config.Pairs ? 4 : 1) * features + 1) * config.Classes;
    }

    /// <summary>The logits of texts, or of pairs.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="ids">[N], packed.</param>
    /// <param name="sequences">How they form S texts.</param>
    /// <param name="random">For dropout.</param>
    /// <param name="first">[B], which of the texts is the first of each pair; empty where there are no pairs.</param>
    /// <param name="second">[B], which is the second.</param>
    /// <returns>[S, C]; of pairs [B, C].</returns>
    public Tensor Forward(Tape tape, ReadOnlySpan<int> ids, PackedSequences sequences, SeededRandom random, ReadOnlySpan<int> first = default, ReadOnlySpan<int> second = default)
    {
        var words = wordDropout.Forward(tape, embedding.Forward(tape, ids), random); // [N, E]
        var text = Pool(tape, words, sequences, random, weights: null); // [S, F]
        if (!first.IsEmpty)
            text = PairFeaturesOperation.Apply(tape, text, first, second); // [B, 4F]
        return head.Forward(tape, textDropout.Forward(tape, text, random)); // [B, C]
    }

    /// <summary>Features of a text before the head.</summary>
    public int FeatureCount => encoder.OutputSize;

    /// <summary>The vectors of texts, as the head reads them where there are no pairs.</summary>
    /// <returns>[S, F].</returns>
    public Tensor Encode(Tape tape, ReadOnlySpan<int> ids, PackedSequences sequences, SeededRandom random) =>
        Pool(tape, embedding.Forward(tape, ids), sequences, random, weights: null); // [S, F]

    /// <summary>The vectors of tokens, before they are pooled.</summary>
    /// <param name="tape">One that does not record.</param>
    /// <param name="ids">[N], packed.</param>
    /// <param name="sequences">How they form texts.</param>
    /// <param name="random">Not used, since nothing is dropped.</param>
    /// <param name="layers">Gets what each layer of the encoder gives, where it is wanted, [N, F].</param>
    /// <returns>[N, F], packed.</returns>
    public Tensor EncodeTokens(Tape tape, ReadOnlySpan<int> ids, PackedSequences sequences, SeededRandom random, ICollection<Tensor>? layers) =>
        encoder.Forward(tape, embedding.Forward(tape, ids), sequences, random, layers); // [N, F]

    /// <summary>The logits of texts whose words' vectors are given; not of pairs.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="words">[N, E], packed.</param>
    /// <param name="sequences">How they form texts.</param>
    /// <param name="random">For dropout.</param>
    /// <param name="weights">Gets what the pooling looked at, where it looks (<see cref="Pooling.Attention"/>), and is left alone otherwise.</param>
    /// <returns>[B, C].</returns>
    public Tensor Read(Tape tape, Tensor words, PackedSequences sequences, SeededRandom random, AttentionWeights? weights = null) =>
        head.Forward(tape, textDropout.Forward(tape, Pool(tape, words, sequences, random, weights), random)); // [B, C]

    private Tensor Pool(Tape tape, Tensor words, PackedSequences sequences, SeededRandom random, AttentionWeights? weights)
    {
        var states = encoder.Forward(tape, words, sequences, random); // [N, F]
        return pooling is AttentionPooling attention ? attention.Forward(tape, states, sequences, weights) : pooling.Forward(tape, states, sequences); // [S, F]
    }
}
