using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Characters;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.Text.Characters;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tagging;

/// <summary>words, characters, casing -> vectors side by side -> encoder -> emissions; and what chooses tags by them.</summary>
internal sealed class TaggerNetwork : Module
{
    /// <summary>For a tape that does not record, which drops nothing.</summary>
    public static readonly SeededRandom Unused = new(0);

    /// <summary>Vectors start at this spread, that of word2vec-like vectors of 100 to 300 numbers.</summary>
    private const float Spread = 0.1f;

    private readonly Embedding embedding;
    private readonly CharacterEncoder? characters;
    private readonly Embedding? casing;
    private readonly Dropout wordDropout;
    private readonly SequenceEncoder encoder;
    private readonly Dropout stateDropout;
    private readonly Linear head;

    public TaggerNetwork(TaggerConfig config, SeededRandom? random)
    {
        var options = config.Options;
        Tags = new TagSet(config.Tags, config.Outside, config.Scheme is null ? null : TagScheme.Parse(config.Scheme), config.AddedTags);
        embedding = new Embedding(config.VocabularySize, options.Embedding.Size, random, Spread, Vocabulary.PaddingId);
        characters = options.Characters?.Create(config.CharacterCount, random);
        casing = options.CasingSize > 0 ? new Embedding(WordCasings.Count, options.CasingSize, random, Spread, paddingId: -1) : null;
        wordDropout = new Dropout(options.Embedding.Dropout);
        encoder = options.Encoder.Create(options.EncoderInput, random);
        stateDropout = new Dropout(options.Dropout);
        head = new Linear(encoder.OutputSize, Tags.Count, random);
        Output = options.Head.Create(Tags, random);
    }

    /// <summary>The tags and their scheme.</summary>
    public TagSet Tags { get; }

    /// <summary>What makes tags of emissions.</summary>
    public TagOutput Output { get; }

    /// <summary>The words' vectors.</summary>
    public Parameter WordVectors => embedding.Weight;

    public override IEnumerable<NamedParameter> Parameters =>
    [
        .. NamedParameter.Under("embedding", embedding),
        .. characters is null ? [] : NamedParameter.Under("characters", characters),
        .. casing is null ? [] : NamedParameter.Under("casing", casing),
        .. NamedParameter.Under("encoder", encoder),
        .. NamedParameter.Under("head", head),
        .. NamedParameter.Under("crf", Output),
    ];

    public static long CountParameters(TaggerConfig config)
    {
        var (options, tags) = (config.Options, config.Tags.Count + config.AddedTags.Count);
        return (long)config.VocabularySize * options.Embedding.Size
            + (options.Characters?.ParameterCount(config.CharacterCount) ?? 0)
            + (long)WordCasings.Count * options.CasingSize
            + options.Encoder.ParameterCount(options.EncoderInput)
            + (options.Encoder.OutputSize(options.EncoderInput) + 1L) * tags
            + options.Head.ParameterCount(tags);
    }

    /// <summary>The emissions of a batch.</summary>
    /// <returns>[N, K].</returns>
    public Tensor Forward(Tape tape, TaggerBatch batch, PackedSequences sequences, SeededRandom random)
    {
        var x = wordDropout.Forward(tape, Features(tape, batch, random), random); // [N, E + F + C]
        var states = stateDropout.Forward(tape, encoder.Forward(tape, x, sequences, random), random); // [N, H]
        return head.Forward(tape, states); // [N, K]
    }

    /// <summary>Numbers in a token's state.</summary>
    public int StateSize => encoder.OutputSize;

    /// <summary>The states of tokens, by which they are tagged.</summary>
    /// <param name="tape">One that does not record.</param>
    /// <param name="batch">The tokens.</param>
    /// <param name="sequences">How they form sentences.</param>
    /// <param name="layers">Gets what each layer of the encoder gives, where it is wanted, [N, H].</param>
    /// <returns>[N, H].</returns>
    public Tensor Encode(Tape tape, TaggerBatch batch, PackedSequences sequences, ICollection<Tensor>? layers) =>
        encoder.Forward(tape, Features(tape, batch, Unused), sequences, Unused, layers); // [N, H]

    private Tensor Features(Tape tape, TaggerBatch batch, SeededRandom random)
    {
        var words = embedding.Forward(tape, batch.Words); // [N, E]
        var spelling = characters is null ? null : Spelling(tape, characters, batch, random); // [N, F]
        var shape = casing?.Forward(tape, batch.Casings); // [N, C]
        return (spelling, shape) switch
        {
            (null, null) => words,
            (null, _) => JoinColumnsOperation.Apply(tape, words, shape),
            (_, null) => JoinColumnsOperation.Apply(tape, words, spelling),
            _ => JoinColumnsOperation.Apply(tape, words, spelling, shape),
        };
    }

    private static Tensor Spelling(Tape tape, CharacterEncoder characters, TaggerBatch batch, SeededRandom random)
    {
        var different = characters.Forward(tape, batch.Characters.Characters, batch.Characters.Words, random); // [U, F]
        return GatherRowsOperation.Apply(tape, different, batch.Characters.Rows); // [N, F]
    }
}
