using Microsoft.ML;
using SeqML.Tagging;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging.Evaluation;

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

    /// <summary>Compares predicted tags with the right ones: entity precision, recall and F1 as conlleval counts, or seqeval; token accuracy; what was taken for what; the worst sentences. For tags without spans, the tokens' figures.</summary>
    /// <param name="data">Rows with tags and predicted tags, one a token each.</param>
    /// <param name="labelColumnName">
    /// The right tags: a vector of Text, or of Key. Best the text, from before MapValueToKey, since a tag that the keys do not have becomes key 0. Key 0 is outside; but where O has a
    /// key, or no predicted tag is outside, as with parts of speech, it is a tag that is not known, which counts as missed and stands among the metrics' unknown tags as "(unknown)", though training reads key 0 as O where O has a key: here nothing is lost in silence.
    /// </param>
    /// <param name="predictedLabelColumnName">The predicted tags: a vector of Key, or of Text, as MapKeyToValue makes it; key 0 and an empty text are outside.</param>
    /// <param name="tokensColumnName">The tokens, to be shown with the mistakes: a vector of Text, or Text; null where they are not wanted.</param>
    /// <param name="options">Null for the defaults: conlleval's figures. KnownTags are those of the predicted column's keys, or, where it is text, of the label's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="ArgumentException">A row has not as many predicted tags, or tokens, as tags. The message names it.</exception>
    public TaggingMetrics Evaluate(IDataView data, string labelColumnName = "Label", string predictedLabelColumnName = "PredictedLabel",
        string? tokensColumnName = null, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return TaggingEvaluation.Evaluate(data, labelColumnName, predictedLabelColumnName, tokensColumnName, options ?? new());
    }

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
