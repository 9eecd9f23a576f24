using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML;

/// <summary>Trainers for the value of a text: how good, how hard, how alike to another. Label: Single. Out: Score (Single), which <c>ml.Regression.Evaluate</c> reads.</summary>
public sealed class SeqMLRegression
{
    private readonly MLContext context;

    internal SeqMLRegression(MLContext context) => this.context = context;

    /// <summary>Long short-term memory, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Single column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public RegressionEstimator Lstm(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<LstmEncoder>(labelColumnName, inputColumnName);

    /// <summary>Long short-term memory.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public RegressionEstimator Lstm(TextRegressionOptions<LstmEncoder> options) => Create(options);

    /// <summary>Gated recurrent units, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Single column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public RegressionEstimator Gru(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<GruEncoder>(labelColumnName, inputColumnName);

    /// <summary>Gated recurrent units.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public RegressionEstimator Gru(TextRegressionOptions<GruEncoder> options) => Create(options);

    /// <summary>The plain recurrent network, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Single column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public RegressionEstimator Rnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<RnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>The plain recurrent network.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public RegressionEstimator Rnn(TextRegressionOptions<RnnEncoder> options) => Create(options);

    /// <summary>Convolution over the words, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Single column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public RegressionEstimator Cnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<CnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>Convolution over the words.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public RegressionEstimator Cnn(TextRegressionOptions<CnnEncoder> options) => Create(options);

    /// <summary>The Transformer encoder, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Single column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public RegressionEstimator Transformer(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<TransformerEncoder>(labelColumnName, inputColumnName);

    /// <summary>The Transformer encoder.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public RegressionEstimator Transformer(TextRegressionOptions<TransformerEncoder> options) => Create(options);

    private RegressionEstimator Create<TEncoder>(string labelColumnName, string inputColumnName)
        where TEncoder : Encoder, new() =>
        Create(new TextRegressionOptions<TEncoder> { LabelColumnName = labelColumnName, InputColumnName = inputColumnName });

    private RegressionEstimator Create<TEncoder>(TextRegressionOptions<TEncoder> options)
        where TEncoder : Encoder, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(context, options.ToColumns(), options.ToClassifier(), options.ValidationData);
    }
}
