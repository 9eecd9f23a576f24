using SeqML.Text.Vocabularies;

namespace SeqML.Embeddings.Pooling;

/// <summary>The words that a featurizer knows, and their vectors.</summary>
internal sealed class KeptVectors
{
    private readonly string[] words;
    private readonly float[] values; // [words, Size]
    private readonly WordIndex indices;

    public KeptVectors(string[] words, float[] values, int size)
    {
        (this.words, this.values, Size, indices) = (words, values, size, new WordIndex(words.Length));
        for (var i = 0; i < words.Length; i++)
            if (!indices.TryAdd(words[i], i))
                throw new InvalidDataException($"Expected each word once, found '{words[i]}' twice.");
    }

    public int Size { get; }

    public IReadOnlyList<string> Words => words;

    /// <summary>All vectors, one after the other.</summary>
    public ReadOnlySpan<float> Values => values;

    public ReadOnlySpan<float> this[int index] => values.AsSpan(index * Size, Size);

    /// <summary>The index of a word as it is or in lower case; -1 where it is not known.</summary>
    public int IndexOf(ReadOnlySpan<char> word) => !word.IsEmpty && indices.TryGetOrLowerCase(word, out var index) ? index : -1;

    /// <summary>The index of a word just as it is; -1 where it is not known.</summary>
    public int IndexOfOwn(string word) => indices.TryGet(word, out var index) ? index : -1;

    /// <summary>Those of the counted words, and then others, that there is room for.</summary>
    /// <exception cref="ArgumentException">They are more numbers than an array has.</exception>
    public static KeptVectors Of(WordVectors vectors, WordCounts counts, FeaturizerOptions options)
    {
        var words = counts.MostFrequent.Select(word => word.Word);
        if (options.KeepsOtherWords)
            words = words.Concat(vectors.Words).Distinct(StringComparer.Ordinal);
        string[] kept = [.. words.Where(word => word.Length > 0 && WellFormed.Is(word)).Take(options.MaximumVocabulary)];
        if ((long)kept.Length * vectors.Size > Array.MaxLength)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected words whose vectors fit into {Array.MaxLength:#,0} numbers, found {kept.Length:#,0} words of {vectors.Size}. Lower {nameof(FeaturizerOptions.MaximumVocabulary)}."), nameof(options));
        var values = new float[kept.Length * vectors.Size];
        for (var i = 0; i < kept.Length; i++)
            vectors.TryGetVector(kept[i], values.AsSpan(i * vectors.Size, vectors.Size));
        return new KeptVectors(kept, values, vectors.Size);
    }
}
