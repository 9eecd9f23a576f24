using Microsoft.ML;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;

namespace SeqML;

/// <summary>Trainers that give each token a tag: named entities, chunks, parts of speech. Label: a vector of Key, one a token, key 0 for outside. Out: PredictedLabel (a vector of Key), Score (the probability of each tag), and columns of spans.</summary>
public sealed class SeqMLSequenceTagging
{
    private readonly MLContext context;

    internal SeqMLSequenceTagging(MLContext context) => this.context = context;

    /// <summary>Long short-term memory, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key, one a token.</param>
    /// <param name="inputColumnName">A vector of Text (tokens), or Text, of which each word between white space has a tag.</param>
    public SequenceTaggingEstimator Lstm(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<LstmEncoder>(labelColumnName, inputColumnName);

    /// <summary>Long short-term memory.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public SequenceTaggingEstimator Lstm(SequenceTaggingOptions<LstmEncoder> options) => Create(options);

    /// <summary>Gated recurrent units, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key, one a token.</param>
    /// <param name="inputColumnName">A vector of Text (tokens), or Text, of which each word between white space has a tag.</param>
    public SequenceTaggingEstimator Gru(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<GruEncoder>(labelColumnName, inputColumnName);

    /// <summary>Gated recurrent units.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public SequenceTaggingEstimator Gru(SequenceTaggingOptions<GruEncoder> options) => Create(options);

    /// <summary>The plain recurrent network, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key, one a token.</param>
    /// <param name="inputColumnName">A vector of Text (tokens), or Text, of which each word between white space has a tag.</param>
    public SequenceTaggingEstimator Rnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<RnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>The plain recurrent network.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public SequenceTaggingEstimator Rnn(SequenceTaggingOptions<RnnEncoder> options) => Create(options);

    /// <summary>Convolution over the tokens, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key, one a token.</param>
    /// <param name="inputColumnName">A vector of Text (tokens), or Text, of which each word between white space has a tag.</param>
    public SequenceTaggingEstimator Cnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<CnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>Convolution over the tokens.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public SequenceTaggingEstimator Cnn(SequenceTaggingOptions<CnnEncoder> options) => Create(options);

    /// <summary>The Transformer encoder, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key, one a token.</param>
    /// <param name="inputColumnName">A vector of Text (tokens), or Text, of which each word between white space has a tag.</param>
    public SequenceTaggingEstimator Transformer(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<TransformerEncoder>(labelColumnName, inputColumnName);

    /// <summary>The Transformer encoder.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public SequenceTaggingEstimator Transformer(SequenceTaggingOptions<TransformerEncoder> options) => Create(options);

    private SequenceTaggingEstimator Create<TEncoder>(string labelColumnName, string inputColumnName)
        where TEncoder : Encoder, new() =>
        Create(new SequenceTaggingOptions<TEncoder> { LabelColumnName = labelColumnName, InputColumnName = inputColumnName });

    private SequenceTaggingEstimator Create<TEncoder>(SequenceTaggingOptions<TEncoder> options)
        where TEncoder : Encoder, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(context, options.ToColumns(), options.ToTagger(), options.ValidationSet);
    }
}
