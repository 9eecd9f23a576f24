using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Steps;

namespace SeqML.Embeddings.Learning;

/// <summary>Learns vectors by which a word foretells those around it (Mikolov et al. 2013a, b), also with n-grams of characters, as fastText (Bojanowski et al. 2017). Better with rare words than <see cref="Cbow"/>, and slower.</summary>
public static class SkipGram
{
    /// <summary>Learns from a corpus.</summary>
    /// <param name="corpus">Lines of words.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidDataException">The corpus has no two words that come often enough, or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    public static LearnedVectors Learn(WordLines corpus, SkipGramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new SkipGramOptions();
        options.Validate();
        return WordLearning.Learn(corpus, options, options.Subwords, (model, random) => new SkipGramLearner(model, options.Window, random));
    }
}
