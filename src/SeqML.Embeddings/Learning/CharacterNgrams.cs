using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Steps;
using SeqML.Embeddings.Learning.Subwords;

namespace SeqML.Embeddings.Learning;

/// <summary>
/// Learns vectors of n-grams of 1 to 4 characters, as charNgram has them (Hashimoto et al. 2017): a word's vector is the mean of its n-grams', each counted once, and has no part of its own. They are learned
/// as <see cref="SkipGram"/> learns. Unlike its subwords they are not hashed, and a row takes its share of the gradient of the mean, not all of it.
/// </summary>
public static class CharacterNgrams
{
    /// <summary>Learns from a corpus.</summary>
    /// <param name="corpus">Lines of words.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <returns>The vectors of the corpus' words; <see cref="WordVectors.Subwords"/> makes those of others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidDataException">The corpus has no two words, or no n-gram, that come often enough, or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    public static LearnedVectors Learn(WordLines corpus, CharacterNgramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new CharacterNgramOptions();
        options.Validate();
        NamedInput? input = null;
        var encoded = EncodedCorpus.Read(corpus, options.MinimumCount, minimumWords: 2, options.CancellationToken, counted => input = new NamedInput(counted, options.MinimumNgramCount));
        if (input!.Count == 0)
            throw new InvalidDataException(FormattableString.Invariant($"Expected n-grams that come {options.MinimumNgramCount} times or more in {corpus.Name}, found none. Lower MinimumNgramCount, or give more text."));
        var (model, run) = WordLearning.Run(encoded, input.Rows(encoded.Words), options, (shared, random) => new SkipGramLearner(shared, options.Window, random));
        return WordLearning.Result(input.Vectors(encoded.Words, WordLearning.Means(model), model.Input, options.Size), encoded, run);
    }
}
