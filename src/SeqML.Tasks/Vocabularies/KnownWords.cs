using SeqML.Engine.Autograd;
using SeqML.Tasks.Encoders;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Vocabularies;

/// <summary>The words that a model knows, and how it looks for them: what every task that reads words has in common.</summary>
internal sealed class KnownWords(Vocabulary vocabulary, bool triesLowerCase)
{
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The id of a word, in training as in prediction.</summary>
    public int this[ReadOnlySpan<char> word] => triesLowerCase ? vocabulary.FindInAnyCase(word) : vocabulary[word];

    /// <summary>Of the words that were counted the frequent ones, and those that have vectors; then the other words with vectors, as far as there is room.</summary>
    public static KnownWords Learn(VocabularyBuilder counted, EmbeddingOptions options) =>
        new(counted.Build(options.MinimumCount, options.MaximumVocabulary, options.Vectors?.Words), options.TriesLowerCase);

    /// <summary>Gives each word the vector that it has in the options: its own, or that of its lower-case form.</summary>
    /// <param name="table">The words' vectors, [V, E]. Those of other words stay as they are.</param>
    /// <param name="options">With or without vectors.</param>
    /// <returns>How many words have one.</returns>
    public int SetVectors(Parameter table, EmbeddingOptions options)
    {
        if (options.Vectors is not { } vectors)
            return 0;
        var found = 0;
        for (var id = Vocabulary.UnknownId + 1; id < vocabulary.Count; id++)
        {
            var index = vectors.IndexOf(vocabulary.Words[id - Vocabulary.UnknownId - 1]);
            if (index < 0)
                continue;
            vectors[index].CopyTo(table.Tensor.Values.Slice(id * vectors.Size, vectors.Size));
            found++;
        }
        table.OnChanged();
        return found;
    }
}
