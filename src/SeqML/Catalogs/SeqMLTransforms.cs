using Microsoft.ML;
using SeqML.Stages;
using SeqML.Text.Vocabularies;
using SeqML.Tokenization;
using SeqML.Vocabularies;

namespace SeqML;

/// <summary>From text to what trainers read.</summary>
public sealed class SeqMLTransforms
{
    private readonly MLContext context;

    internal SeqMLTransforms(MLContext context) => this.context = context;

    /// <summary>Splits text into words, numbers and symbols. Unlike ML.NET's TokenizeIntoWords, which splits at spaces, it parts "good." into "good" and ".", and keeps "don't" whole.</summary>
    /// <param name="outputColumnName">The words, a vector of Text of variable size; none for a missing or blank text.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    public TextStageEstimator TokenizeWords(string outputColumnName, string? inputColumnName = null) =>
        new(context, TokenizeWordsStage.Create(outputColumnName, inputColumnName ?? outputColumnName));

    /// <summary>Learns a vocabulary and maps words to keys: frequent words first, of equals in ordinal order, rare ones as one unknown word. Unlike ML.NET's MapValueToKey it counts, and the key of an unknown word is not missing.</summary>
    /// <param name="outputColumnName">The keys, a vector of Key of variable size whose values are the words, so that MapKeyToValue leads back.</param>
    /// <param name="inputColumnName">A vector of Text, or a Text column, which is split as <see cref="TokenizeWords(string, string?)"/> does; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Which words have a key; null for <see cref="VocabularyOptions"/>' defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public VocabularyEstimator MapWordsToKey(string outputColumnName, string? inputColumnName = null, VocabularyOptions? options = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName, options ?? new VocabularyOptions());

    /// <summary>Maps words to keys by their hash: a fixed number of keys, nothing to learn, no unknown words; but different words share a key. (<see cref="HashingVocabulary"/>.)</summary>
    /// <param name="outputColumnName">The keys, a vector of Key of variable size whose values are the numbers of the buckets, from 0 on.</param>
    /// <param name="inputColumnName">A vector of Text, or a Text column, which is split as <see cref="TokenizeWords(string, string?)"/> does; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="size">How many keys; at least 1.</param>
    /// <param name="seed">Another seed puts other words together.</param>
    public TextStageEstimator HashWords(string outputColumnName, string? inputColumnName = null, int size = 65536, uint seed = 0)
    {
        var buckets = new HashingVocabulary(size, seed);
        var input = inputColumnName ?? outputColumnName;
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return new TextStageEstimator(context, input, isText => HashStage.Create(outputColumnName, input, isText, buckets));
    }
}
