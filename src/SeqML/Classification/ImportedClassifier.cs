using SeqML.Tasks.Classification;
using SeqML.Tasks.Storage;

namespace SeqML.Classification;

/// <summary>What a classifier that was trained elsewhere consists of.</summary>
internal sealed record ImportedClassifier(string WeightsPath, IReadOnlyList<string> Words, int Classes, ClassifierOptions Options, WeightNames? Names)
{
    /// <summary>Reads the weights.</summary>
    /// <param name="input">What the input column holds.</param>
    /// <param name="pairs">Whether there is a second.</param>
    /// <param name="keyCount">How many keys it has; 0 where it has words.</param>
    public TextClassifier Read(InputKind input, bool pairs, int keyCount) => TextClassifier.FromWeights(WeightsPath, new ClassifierConfig
    {
        Input = input,
        Pairs = pairs,
        Classes = Classes,
        VocabularySize = (input == InputKind.Keys ? keyCount : Words.Count) + 2, // padding and unknown
        Options = Options,
    }, Words, Names);
}
