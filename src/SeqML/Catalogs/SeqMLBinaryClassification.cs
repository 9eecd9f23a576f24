using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;

namespace SeqML;

/// <summary>Trainers for texts of two kinds. Label: Boolean. Out: Score (the log-odds), Probability (of true), PredictedLabel (Boolean).</summary>
public sealed class SeqMLBinaryClassification
{
    private readonly MLContext context;

    internal SeqMLBinaryClassification(MLContext context) => this.context = context;

    /// <summary>Long short-term memory, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Boolean column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public BinaryClassificationEstimator Lstm(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<LstmEncoder>(labelColumnName, inputColumnName);

    /// <summary>Long short-term memory.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public BinaryClassificationEstimator Lstm(TextClassificationOptions<LstmEncoder> options) => Create(options);

    /// <summary>Gated recurrent units, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Boolean column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public BinaryClassificationEstimator Gru(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<GruEncoder>(labelColumnName, inputColumnName);

    /// <summary>Gated recurrent units.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public BinaryClassificationEstimator Gru(TextClassificationOptions<GruEncoder> options) => Create(options);

    /// <summary>The plain recurrent network, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Boolean column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public BinaryClassificationEstimator Rnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<RnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>The plain recurrent network.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public BinaryClassificationEstimator Rnn(TextClassificationOptions<RnnEncoder> options) => Create(options);

    /// <summary>Convolution over the words, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Boolean column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public BinaryClassificationEstimator Cnn(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<CnnEncoder>(labelColumnName, inputColumnName);

    /// <summary>Convolution over the words.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public BinaryClassificationEstimator Cnn(TextClassificationOptions<CnnEncoder> options) => Create(options);

    /// <summary>The Transformer encoder, with the options' defaults.</summary>
    /// <param name="labelColumnName">A Boolean column.</param>
    /// <param name="inputColumnName">Text, a vector of Text (words), or a vector of Key (ids).</param>
    public BinaryClassificationEstimator Transformer(string labelColumnName = "Label", string inputColumnName = "Tokens") =>
        Create<TransformerEncoder>(labelColumnName, inputColumnName);

    /// <summary>The Transformer encoder.</summary>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public BinaryClassificationEstimator Transformer(TextClassificationOptions<TransformerEncoder> options) => Create(options);

    /// <summary>A classifier whose weights were trained elsewhere, in PyTorch for one: Fit reads them, and learns nothing. docs/weights.md shows both sides.</summary>
    /// <typeparam name="TEncoder">Which network reads the words.</typeparam>
    /// <param name="weightsPath">A file in the safetensors format, of F32, F16, BF16 or F64. Of its two logits the second is that of true.</param>
    /// <param name="words">The words in the order of their ids, from 2 on: 0 is padding, 1 is any word that is not known. None for a column of keys.</param>
    /// <param name="options">The columns, of which the label does not matter, and the network that the weights are of.</param>
    /// <param name="names">What the file calls the weights; null where it has SeqML's names: embedding, encoder, head.</param>
    /// <exception cref="ArgumentException">An option is null, out of its range, or names one column twice.</exception>
    public ImportedClassificationEstimator FromWeights<TEncoder>(
        string weightsPath, IReadOnlyList<string> words, TextClassificationOptions<TEncoder> options, WeightNames? names = null)
        where TEncoder : Encoder, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(weightsPath);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(options);
        return new(context, options.ToColumns(), new(weightsPath, words, 2, options.ToClassifier(), names), (chain, model, _) => chain.Binary(model));
    }

    private BinaryClassificationEstimator Create<TEncoder>(string labelColumnName, string inputColumnName)
        where TEncoder : Encoder, new() =>
        Create(new TextClassificationOptions<TEncoder> { LabelColumnName = labelColumnName, InputColumnName = inputColumnName });

    private BinaryClassificationEstimator Create<TEncoder>(TextClassificationOptions<TEncoder> options)
        where TEncoder : Encoder, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(context, options.ToColumns(), options.ToClassifier(), options.ValidationData);
    }
}
