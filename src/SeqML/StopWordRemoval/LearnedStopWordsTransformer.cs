using Microsoft.ML;
using SeqML.Persistence;

namespace SeqML.StopWordRemoval;

/// <summary>Removes the words that most of the rows had which were read by Fit.</summary>
public sealed class LearnedStopWordsTransformer : PipelineTransformer
{
    internal LearnedStopWordsTransformer(ITransformer chain, Text.StopWords.StopWords words)
        : base(chain) => StopWords = words;

    /// <summary>The words that were learned.</summary>
    public Text.StopWords.StopWords StopWords { get; }
}
