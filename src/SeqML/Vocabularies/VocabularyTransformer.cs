using Microsoft.ML;
using SeqML.Persistence;

namespace SeqML.Vocabularies;

/// <summary>A fitted vocabulary: words to keys.</summary>
public sealed class VocabularyTransformer : PipelineTransformer
{
    internal VocabularyTransformer(ITransformer chain, IReadOnlyList<KeyValuePair<string, int>> counts)
        : base(chain) => Counts = counts;

    /// <summary>The words that have a key, in the order of their keys, with how often each came in the rows that were read. (The words for padding and unknown, which have the first keys, are not among them.)</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Counts { get; }
}
