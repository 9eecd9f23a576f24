using SeqML.Embeddings.Formats;
using SeqML.Text.Files;
using SeqML.Embeddings.Storage;
using SeqML.Text.Vocabularies;

namespace SeqML.Embeddings;

/// <summary>Words and their vectors, learned elsewhere from much text: those of GloVe (Pennington et al. 2014) and word2vec (Mikolov et al. 2013), in their text formats.</summary>
public sealed class WordVectors
{
    private readonly WordIndex indices;
    private readonly VectorRows vectors;
    private readonly List<string> words;

    internal WordVectors(List<string> words, WordIndex indices, VectorRows vectors, int duplicateCount) =>
        (this.words, this.indices, this.vectors, DuplicateCount) = (words, indices, vectors, duplicateCount);

    /// <summary>The words, in the order of the file.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>Numbers in a vector.</summary>
    public int Size => vectors.Size;

    /// <summary>How many lines had a word that an earlier one had: the first counts.</summary>
    public int DuplicateCount { get; }

    /// <summary>The vector of the word at an index.</summary>
    public ReadOnlySpan<float> this[int index] => (uint)index < (uint)Count
        ? vectors[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"Expected words from 0 to {Count - 1}, found {index}."));

    /// <summary>The index of a word as it is or, where that is not there, in lower case: many vectors are of lower-cased text. (Lample et al. 2016; Ma and Hovy 2016.) -1 where neither is.</summary>
    public int IndexOf(ReadOnlySpan<char> word) => indices.TryGetOrLowerCase(word, out var index) ? index : -1;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumCount, 1, nameof(options.MaximumCount));
        return new TextFormat(new Utf8Lines(stream), options).Read();
    }
}
