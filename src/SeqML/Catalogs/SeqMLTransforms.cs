using Microsoft.ML;
using SeqML.Tokenization;

namespace SeqML;

/// <summary>From text to what trainers read.</summary>
public sealed class SeqMLTransforms
{
    private readonly MLContext context;

    internal SeqMLTransforms(MLContext context) => this.context = context;

    /// <summary>Splits text into words, numbers and symbols. Unlike ML.NET's TokenizeIntoWords, which splits at spaces, it parts "good." into "good" and ".", and keeps "don't" whole.</summary>
    /// <param name="outputColumnName">The words, a vector of Text of variable size; none for a missing or blank text.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    public TokenizeWordsEstimator TokenizeWords(string outputColumnName, string? inputColumnName = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName);
}
