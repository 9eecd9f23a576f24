using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML;

/// <summary>Trainers for texts of several kinds. Label: Key, as MapValueToKey makes it. Out: Score (a probability for each class, in the order of the keys), PredictedLabel (Key, with the values of the label).</summary>
public sealed class SeqMLMulticlassClassification
{
    private readonly MLContext context;

    internal SeqMLMulticlassClassification(MLContext context) => this.context = context;

    /// <summary>Long short-term memory, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Key column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MulticlassClassificationEstimator Lstm(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<LstmEncoder>(labelColumnName, inputColumnName);

    /// <summary>Long short-term memory.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MulticlassClassificationEstimator Lstm(TextClassificationOptions<LstmEncoder> options) => Create(options);

    /// <summary>Gated recurrent units, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Key column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MulticlassClassificationEstimator Gru(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<GruEncoder>(labelColumnName, inputColumnName);

    /// <summary>Gated recurrent units.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MulticlassClassificationEstimator Gru(TextClassificationOptions<GruEncoder> options) => Create(options);

    /// <summary>The plain recurrent network, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Key column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MulticlassClassificationEstimator Rnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<RnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>The plain recurrent network.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MulticlassClassificationEstimator Rnn(TextClassificationOptions<RnnEncoder> options) => Create(options);

    /// <summary>Convolution over the words, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Key column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MulticlassClassificationEstimator Cnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<CnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>Convolution over the words.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MulticlassClassificationEstimator Cnn(TextClassificationOptions<CnnEncoder> options) => Create(options);

    /// <summary>The Transformer encoder, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Key column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MulticlassClassificationEstimator Transformer(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<TransformerEncoder>(labelColumnName, inputColumnName);

    /// <summary>The Transformer encoder.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MulticlassClassificationEstimator Transformer(TextClassificationOptions<TransformerEncoder> options) => Create(options);

    private MulticlassClassificationEstimator Create<TEncoder>(string labelColumnName, string inputColumnName)
        where TEncoder : Encoder, new() =>
        Create(new TextClassificationOptions<TEncoder> { LabelColumnName = labelColumnName, InputColumnName = inputColumnName });

    private MulticlassClassificationEstimator Create<TEncoder>(TextClassificationOptions<TEncoder> options)
        where TEncoder : Encoder, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(context, options.ToColumns(), options.ToClassifier());
    }
}
