using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML;

/// <summary>Trainers for texts of which any number of labels hold. Label: a vector of Key, as MapValueToKey makes it of a vector of Text. Out: Score (a probability for each label, in the order of the keys), PredictedLabel (a vector of Key, with the values of the label).</summary>
public sealed class SeqMLMultilabelClassification
{
    private readonly MLContext context;

    internal SeqMLMultilabelClassification(MLContext context) => this.context = context;

    /// <summary>Long short-term memory, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MultilabelClassificationEstimator Lstm(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<LstmEncoder>(labelColumnName, inputColumnName);

    /// <summary>Long short-term memory.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MultilabelClassificationEstimator Lstm(MultilabelClassificationOptions<LstmEncoder> options) => Create(options);

    /// <summary>Gated recurrent units, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MultilabelClassificationEstimator Gru(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<GruEncoder>(labelColumnName, inputColumnName);

    /// <summary>Gated recurrent units.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MultilabelClassificationEstimator Gru(MultilabelClassificationOptions<GruEncoder> options) => Create(options);

    /// <summary>The plain recurrent network, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MultilabelClassificationEstimator Rnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<RnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>The plain recurrent network.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MultilabelClassificationEstimator Rnn(MultilabelClassificationOptions<RnnEncoder> options) => Create(options);

    /// <summary>Convolution over the words, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MultilabelClassificationEstimator Cnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<CnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>Convolution over the words.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MultilabelClassificationEstimator Cnn(MultilabelClassificationOptions<CnnEncoder> options) => Create(options);

    /// <summary>The Transformer encoder, with the options' defaults.</summary>
    /// <param name="labelColumnName">A vector of Key.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public MultilabelClassificationEstimator Transformer(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<TransformerEncoder>(labelColumnName, inputColumnName);

    /// <summary>The Transformer encoder.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public MultilabelClassificationEstimator Transformer(MultilabelClassificationOptions<TransformerEncoder> options) => Create(options);

    /// <summary>How well predicted labels do.</summary>
    /// <param name="data">Data with both columns.</param>
    /// <param name="labelColumnName">The right labels: a vector of Key. Labels are compared by their values. One that MapValueToKey did not know has none, and is passed over: a row of such labels only counts as one where no label holds.</param>
    /// <param name="predictedLabelColumnName">The predicted labels: a vector of Key.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public MultilabelClassificationMetrics Evaluate(IDataView data, string labelColumnName = "Label", string predictedLabelColumnName = "PredictedLabel")
    {
        ArgumentNullException.ThrowIfNull(data);
        return MultilabelEvaluation.Evaluate(data, labelColumnName, predictedLabelColumnName);
    }

    private MultilabelClassificationEstimator Create<TEncoder>(string labelColumnName, string inputColumnName)
        where TEncoder : Encoder, new() =>
        Create(new MultilabelClassificationOptions<TEncoder> { LabelColumnName = labelColumnName, InputColumnName = inputColumnName });

    private MultilabelClassificationEstimator Create<TEncoder>(MultilabelClassificationOptions<TEncoder> options)
        where TEncoder : Encoder, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(context, options.ToColumns(), options.ToClassifier(), options.ValidationData);
    }
}
