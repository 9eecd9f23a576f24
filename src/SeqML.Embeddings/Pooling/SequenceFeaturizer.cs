namespace SeqML.Embeddings.Pooling;

/// <summary>Makes a sequence of vectors of the words of a text, one after the other. Any number of threads may use one.</summary>
public sealed class SequenceFeaturizer
{
    private readonly float[] unknown; // what an unknown word gives

    internal SequenceFeaturizer(KeptVectors vectors, UnknownWords unknownWords, WordCoverage? coverage = null)
    {
        (Vectors, UnknownWords, Coverage) = (vectors, unknownWords, coverage);
        unknown = unknownWords == UnknownWords.Mean ? MeanOf(vectors) : new float[vectors.Size];
    }

    /// <summary>Numbers in the vector of a word.</summary>
    public int VectorSize => Vectors.Size;

    /// <summary>What unknown words give.</summary>
    public UnknownWords UnknownWords { get; }

    /// <summary>The words that it knows.</summary>
    public IReadOnlyList<string> Words => Vectors.Words;

    /// <summary>How many words of the texts that it was fitted to have a vector; null where it was not fitted here.</summary>
    public WordCoverage? Coverage { get; }

    internal KeptVectors Vectors { get; }

    /// <summary>Keeps the vectors that some texts need.</summary>
    /// <param name="vectors">The words' vectors.</param>
    /// <param name="texts">The words of each text.</param>
    /// <param name="unknownWords">What unknown words give.</param>
    /// <param name="options">Which words are known; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SequenceFeaturizer Learn(WordVectors vectors, IEnumerable<IReadOnlyList<string>> texts, UnknownWords unknownWords = UnknownWords.Zeros, FeaturizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(texts);
        if (!Enum.IsDefined(unknownWords))
            throw new ArgumentOutOfRangeException(nameof(unknownWords), unknownWords, $"Expected {string.Join(", ", Enum.GetNames<UnknownWords>())}, found {unknownWords}.");
        options ??= new FeaturizerOptions();
        options.Validate();
        var counts = new WordCounts(vectors);
        foreach (var text in texts)
            counts.Add(text);
        return new SequenceFeaturizer(KeptVectors.Of(vectors, counts, options), unknownWords, counts.Coverage);
    }

    /// <summary>How many words of a text have a vector in its sequence: all, but for unknown ones that are left out.</summary>
    public int CountOf(ReadOnlySpan<ReadOnlyMemory<char>> words)
    {
        if (UnknownWords != UnknownWords.Omitted)
            return words.Length;
        var count = 0;
        foreach (var word in words)
            count += Vectors.IndexOf(word.Span) >= 0 ? 1 : 0;
        return count;
    }

    /// <summary>The vectors of a text's words, one after the other.</summary>
    /// <param name="words">The words.</param>
    /// <param name="features">[<see cref="CountOf"/>, <see cref="VectorSize"/>].</param>
    /// <exception cref="ArgumentException">There is not room for just these vectors.</exception>
    public void Featurize(ReadOnlySpan<ReadOnlyMemory<char>> words, Span<float> features)
    {
        if (features.Length != (long)CountOf(words) * VectorSize)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {CountOf(words)} vectors of {VectorSize} numbers, found {features.Length}."), nameof(features));
        foreach (var word in words)
        {
            var index = Vectors.IndexOf(word.Span);
            if (index < 0 && UnknownWords == UnknownWords.Omitted)
                continue;
            (index < 0 ? unknown : Vectors[index]).CopyTo(features);
            features = features[VectorSize..];
        }
    }

    /// <summary>Writes all that it knows: <see cref="Load"/> reads it.</summary>
    /// <param name="stream">Where it goes.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FeaturizerFile.Write(stream, this);
    }

    /// <summary>What <see cref="Save"/> wrote. It gives the same vectors to the last bit.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <exception cref="InvalidDataException">It is no such file, or is damaged. The message says what is wrong.</exception>
    public static SequenceFeaturizer Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return FeaturizerFile.ReadSequence(stream);
    }

    private static float[] MeanOf(KeptVectors vectors)
    {
        var sums = new double[vectors.Size];
        for (var word = 0; word < vectors.Words.Count; word++)
            for (var i = 0; i < sums.Length; i++)
                sums[i] += vectors[word][i];
        return [.. sums.Select(sum => (float)(sum / Math.Max(1, vectors.Words.Count)))];
    }
}
