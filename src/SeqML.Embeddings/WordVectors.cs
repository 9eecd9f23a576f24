using SeqML.Embeddings.Formats;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;
using SeqML.Text.Files;

namespace SeqML.Embeddings;

/// <summary>Words and their vectors, learned from much text: loaded from the files of GloVe (Pennington et al. 2014) and word2vec (Mikolov et al. 2013), or made of what was learned here.</summary>
public sealed class WordVectors
{
    private readonly PackedWords words;

    internal WordVectors(PackedWords words, VectorRows rows, SubwordVectors? subwords, int duplicateCount) =>
        (this.words, Rows, Subwords, DuplicateCount) = (words, rows, subwords, duplicateCount);

    /// <summary>The words, in the order of the file. They are kept as bytes: each text is made when it is asked for.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>Numbers in a vector.</summary>
    public int Size => Rows.Size;

    /// <summary>How many lines had a word that an earlier one had: the first counts.</summary>
    public int DuplicateCount { get; }

    /// <summary>The vectors of parts of words; null where there are none.</summary>
    public SubwordVectors? Subwords { get; }

    internal VectorRows Rows { get; }

    /// <summary>The vector of the word at an index.</summary>
    public ReadOnlySpan<float> this[int index] => (uint)index < (uint)Count
        ? Rows[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"Expected words from 0 to {Count - 1}, found {index}."));

    /// <summary>Takes words and their vectors as they are.</summary>
    /// <param name="words">Each once, and none empty.</param>
    /// <param name="vectors">The first word's numbers, then the second's: as many for each, [count, size]. The array is kept, not copied.</param>
    /// <exception cref="ArgumentException">There are no words, one is empty or there twice, or the numbers are not finite or not as many for each word. The message says which.</exception>
    public static WordVectors Create(IReadOnlyList<string> words, float[] vectors) => Create(words, vectors, subwords: null);

    internal static WordVectors Create(IReadOnlyList<string> words, float[] vectors, SubwordVectors? subwords)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(vectors);
        if (words.Count == 0)
            throw new ArgumentException("Expected words, found none.", nameof(words));
        if (vectors.Length == 0 || vectors.Length % words.Count != 0)
            throw new ArgumentException(FormattableString.Invariant($"Expected as many numbers for each of {words.Count} words, found {vectors.Length} for all."), nameof(vectors));
        var size = vectors.Length / words.Count;
        var packed = new PackedWords();
        packed.Reserve(words.Count);
        for (var i = 0; i < words.Count; i++)
            if (string.IsNullOrEmpty(words[i]) || !packed.TryAdd(words[i]))
                throw new ArgumentException(FormattableString.Invariant($"Expected each word once and none empty, found '{words[i]}' as word {i}."), nameof(words));
        for (var i = 0; i < vectors.Length; i++)
            if (!float.IsFinite(vectors[i]))
                throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers, found {vectors[i]} in the vector of '{words[i / size]}'."), nameof(vectors));
        return new WordVectors(packed, new MemoryRows(size, vectors), subwords, duplicateCount: 0);
    }

    /// <summary>The index of a word as it is or, where that is not there, in lower case: many vectors are of lower-cased text. (Lample et al. 2016; Ma and Hovy 2016.) -1 where neither is.</summary>
    public int IndexOf(ReadOnlySpan<char> word) => words.IndexInAnyCase(word);

    /// <summary>The vector of a word: its own; else that of its lower case; else one made of its subwords, where there are <see cref="Subwords"/>.</summary>
    /// <param name="word">Any word.</param>
    /// <param name="vector">Takes <see cref="Size"/> numbers; zeros where there is no vector.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    public bool TryGetVector(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length != Size)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {Size} numbers, found {vector.Length}."), nameof(vector));
        var index = IndexOf(word);
        if (index >= 0)
        {
            Rows[index].CopyTo(vector);
            return true;
        }
        if (Subwords is not null)
            return Subwords.TryGetVector(word, vector);
        vector.Clear();
        return false;
    }

    /// <summary>Reads a text file, or one that gzip has packed: a line for each word, with its numbers after it, separated by blanks.</summary>
    /// <param name="filePath">The file. GloVe's have just such lines; word2vec's begin with one that has the number of words and of numbers.</param>
    /// <param name="options">What is kept; null for all.</param>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no such file, or is damaged. The message names the file and the line.</exception>
    public static WordVectors Load(string filePath, WordVectorsOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        using var file = new FileStream(filePath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            return Load(file, options);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The word vectors in '{filePath}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads what <see cref="Load(string, WordVectorsOptions?)"/> reads from a stream.</summary>
    /// <param name="stream">It is read from where it stands, and stays open.</param>
    /// <param name="options">What is kept; null for all.</param>
    /// <exception cref="InvalidDataException">It has no word vectors, or is damaged. The message names the line.</exception>
    public static WordVectors Load(Stream stream, WordVectorsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new WordVectorsOptions();
        options.Validate();
        var (source, collector) = (new ByteSource(stream), new VectorCollector(options, new MemoryStore()));
        var format = options.Format ?? FormatRecognition.Recognize(source);
        return format switch
        {
            WordVectorsFormat.FastText => new FastTextFormat(source, collector).Read(),
            WordVectorsFormat.Word2VecBinary => new BinaryFormat(source, collector).Read(),
            _ => new TextFormat(source, collector).Read(format),
        };
    }
}
