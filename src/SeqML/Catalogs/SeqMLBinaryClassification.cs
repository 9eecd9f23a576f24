using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

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
        Lstm(new TextClassificationOptions<LstmEncoder> { LabelColumnName = labelColumnName, InputColumnName = inputColumnName });

    /// <summary>Long short-term memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BinaryClassificationEstimator Lstm(TextClassificationOptions<LstmEncoder> options) =>
        new(context, options.ToColumns(), options.ToClassifier());
}
