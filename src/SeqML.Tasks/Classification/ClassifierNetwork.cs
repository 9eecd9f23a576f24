using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Pooling;
using SeqML.Tasks.Encoders;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>ids -> word vectors -> encoder -> one vector a text -> a logit a class.</summary>
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

    public ClassifierNetwork(ClassifierOptions options, int vocabularySize, int classes, SeededRandom? random)
    {
        embedding = new Embedding(vocabularySize, options.Embedding.Size, random, WordSpread, Vocabulary.PaddingId);
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
        head = new Linear(encoder.OutputSize, classes, random);
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

    public static long CountParameters(ClassifierOptions options, int vocabularySize, int classes)
    {
        long features = options.Encoder.OutputSize(options.EncoderInput);
        return (long)vocabularySize * options.Embedding.Size
            + options.Encoder.ParameterCount(options.EncoderInput)
            + (options.Pooling == Pooling.Attention ? features * (features + 2) : 0)
            + (features + 1) * classes;
    }

    public Tensor Forward(Tape tape, ReadOnlySpan<int> ids, PackedSequences sequences, SeededRandom random)
    {
        var words = wordDropout.Forward(tape, embedding.Forward(tape, ids), random); // [N, E]
        return Read(tape, words, sequences, random);
    }

    /// <summary>The logits of texts whose words' vectors are given.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="words">[N, E], packed.</param>
    /// <param name="sequences">How they form texts.</param>
    /// <param name="random">For dropout.</param>
    /// <param name="weights">Gets what the pooling looked at, where it looks (<see cref="Pooling.Attention"/>), and is left alone otherwise.</param>
    /// <returns>[B, C].</returns>
    public Tensor Read(Tape tape, Tensor words, PackedSequences sequences, SeededRandom random, AttentionWeights? weights = null)
    {
        var states = encoder.Forward(tape, words, sequences, random); // [N, F]
        var pooled = pooling is AttentionPooling attention ? attention.Forward(tape, states, sequences, weights) : pooling.Forward(tape, states, sequences); // [B, F]
        return head.Forward(tape, textDropout.Forward(tape, pooled, random)); // [B, C]
    }
}
