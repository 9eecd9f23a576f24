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

    /// <summary>Gives each word the vector that it has in the options: its own, that of its lower-case form, or one made of its subwords.</summary>
    /// <param name="table">The words' vectors, [V, E]. Those of other words stay as they are, and so do the numbers beside the options' vectors.</param>
    /// <param name="options">With or without vectors.</param>
    public StartedWords SetVectors(Parameter table, EmbeddingOptions options)
    {
        if (options.Vectors is not { } vectors)
            return new StartedWords([]);
        var (started, vector) = (new bool[vocabulary.Count], new float[vectors.Size]);
        for (var id = Vocabulary.UnknownId + 1; id < vocabulary.Count; id++)
        {
            started[id] = vectors.TryGetVector(vocabulary.Words[id - Vocabulary.UnknownId - 1], vector);
            if (started[id])
                vector.CopyTo(table.Tensor.Values.Slice(id * options.Size, vectors.Size));
        }
        table.OnChanged();
        return new StartedWords(started);
    }
}
