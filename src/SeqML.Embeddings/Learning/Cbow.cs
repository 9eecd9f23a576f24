using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Steps;

namespace SeqML.Embeddings.Learning;

/// <summary>Learns vectors by which the words around foretell the one in the middle: a continuous bag of words (Mikolov et al. 2013a), also with n-grams of characters, as fastText. Faster than <see cref="SkipGram"/>.</summary>
public static class Cbow
{
    /// <summary>Learns from a corpus.</summary>
    /// <param name="corpus">Lines of words.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidDataException">The corpus has no two words that come often enough, or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    public static LearnedVectors Learn(WordLines corpus, CbowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new CbowOptions();
        options.Validate();
        return WordLearning.Learn(corpus, options, options.Subwords, (model, random) => new CbowLearner(model, options.Window, random));
    }
}
