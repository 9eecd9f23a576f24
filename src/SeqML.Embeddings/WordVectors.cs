using System.IO.Compression;
using SeqML.Embeddings.Formats;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;
using SeqML.Text.Corpora;
using SeqML.Text.Files;

namespace SeqML.Embeddings;

/// <summary>Words and their vectors, learned from much text: loaded from the files of GloVe (Pennington et al. 2014), word2vec (Mikolov et al. 2013), fastText (Bojanowski et al. 2017) and charNgram (Hashimoto et al. 2017), or learned here.</summary>
public sealed class WordVectors : IDisposable
{
    private readonly PackedWords words;
    private readonly MappedFile? mapped;

    internal WordVectors(PackedWords words, VectorRows rows, SubwordVectors? subwords, int duplicateCount, MappedFile? mapped = null) =>
        (this.words, Rows, Subwords, DuplicateCount, this.mapped) = (words, rows, subwords, duplicateCount, mapped);

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

    internal PackedWords PackedWords => words;

    /// <summary>The vector of the word at an index. Of a mapped file it can be read as long as these word vectors are referred to and not disposed of.</summary>
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

    /// <summary>Takes a model as fastText has it, whose words are made of rows.</summary>
    /// <param name="words">Each once, and none empty.</param>
    /// <param name="counts">How often each was in the text.</param>
    /// <param name="input">The words' own rows, then those of the buckets, [count + buckets, size]. The array is kept, not copied.</param>
    /// <param name="ngrams">Which n-grams, and how many buckets.</param>
    internal static WordVectors Create(IReadOnlyList<string> words, long[] counts, float[] input, HashedNgrams ngrams)
    {
        var packed = new PackedWords();
        packed.Reserve(words.Count);
        foreach (var word in words)
            packed.TryAdd(word);
        var rows = new HashedRows(new MemoryRows(input.Length / (words.Count + ngrams.BucketCount), input), words.Count, ngrams);
        var composed = HashedSubwords.Compose(packed, rows, new MemoryRows(rows.Rows.Size, packed.Count));
        return new WordVectors(packed, composed, new HashedSubwords(packed, composed, rows) { Counts = counts }, duplicateCount: 0);
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
            GC.KeepAlive(this); // a mapped file closes when nothing refers to it
            return true;
        }
        if (Subwords is not null)
            return Subwords.TryGetVector(word, vector);
        vector.Clear();
        return false;
    }

    /// <summary>Writes a file that others read too; numbers are read back as the same floats. A file of that name is replaced when all is written, and never by a half.</summary>
    /// <param name="filePath">The file. gzip packs it where its name ends in .gz, unless it is to be mapped.</param>
    /// <param name="format">Subwords are written in <see cref="WordVectorsFormat.FastText"/>, <see cref="WordVectorsFormat.CharNgram"/> and <see cref="WordVectorsFormat.Mapped"/> only.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is not known.</exception>
    /// <exception cref="InvalidOperationException">The format has no place for these vectors, as for a word with blanks or for other subwords. The message says which.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string filePath, WordVectorsFormat format)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        if (!Enum.IsDefined(format))
            throw new ArgumentOutOfRangeException(nameof(format), format, "Expected a format that is known.");
        CorpusFile.WriteBytes(filePath, file =>
        {
            if (format == WordVectorsFormat.Mapped)
            {
                new MappedFormatWriter(file).Write(this, words);
                return;
            }
            using var packed = filePath.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null;
            var sink = new ByteSink((Stream?)packed ?? file);
            Write(sink, format);
            sink.Flush();
        });
    }

    private void Write(ByteSink sink, WordVectorsFormat format)
    {
        switch (format)
        {
            case WordVectorsFormat.GloVe:
                TextFormatWriter.WriteGloVe(sink, words, Rows);
                break;
            case WordVectorsFormat.Word2VecText:
                TextFormatWriter.WriteWord2Vec(sink, words, Rows);
                break;
            case WordVectorsFormat.Word2VecBinary:
                BinaryFormatWriter.Write(sink, words, Rows);
                break;
            case WordVectorsFormat.CharNgram:
                TextFormatWriter.WriteCharNgram(sink, words, Rows, Subwords as NamedSubwords ?? throw new InvalidOperationException("Expected vectors of named n-grams, as charNgram's files have them, found none. Other formats hold the words."));
                break;
            default:
                if (Subwords is not (null or HashedSubwords { Input.Kept: null }))
                    throw new InvalidOperationException("Expected no subwords, or fastText's, each bucket with a row, found others. Other formats hold the words.");
                FastTextFormatWriter.Write(sink, words, Rows, (HashedSubwords?)Subwords);
                break;
        }
    }

    /// <summary>Reads a file of word vectors, or one that gzip has packed, in any <see cref="WordVectorsFormat"/>.</summary>
    /// <param name="filePath">The file. Its format is recognized by its content.</param>
    /// <param name="options">What is kept; null for all.</param>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no such file, or is damaged. The message names the file and the line, or in a binary format the word and the byte.</exception>
    public static WordVectors Load(string filePath, WordVectorsOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        try
        {
            return LoadFile(filePath, options ?? new WordVectorsOptions());
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The word vectors in '{filePath}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads what <see cref="Load(string, WordVectorsOptions?)"/> reads from a stream.</summary>
    /// <param name="stream">It is read from where it stands, and stays open.</param>
    /// <param name="options">What is kept; null for all.</param>
    /// <exception cref="InvalidDataException">It has no word vectors, or is damaged. The message names the line, or in a binary format the word and the byte.</exception>
    public static WordVectors Load(Stream stream, WordVectorsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new WordVectorsOptions();
        options.Validate();
        if (options.Storage != WordVectorsStorage.Memory)
            throw new ArgumentException("Expected the path of a file, which alone can be mapped, found a stream.", nameof(stream));
        return Read(stream, options, new MemoryStore());
    }

    /// <summary>Closes the file that these vectors are mapped from, after which none can be read; of vectors in memory nothing changes. Without it the file is closed some time after the last use.</summary>
    public void Dispose() => mapped?.Dispose();

    private static WordVectors LoadFile(string filePath, WordVectorsOptions options)
    {
        options.Validate();
        return options.Storage == WordVectorsStorage.Mapped ? MappedConversion.Open(filePath, options, ReadInto) : ReadInto(new MemoryStore());

        WordVectors ReadInto(RowStore store)
        {
            using var file = new FileStream(filePath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (file.CanSeek && MappedFormat.ReadHeader(file) is not null)
                return MappedFormat.Copy(filePath, new VectorCollector(options, store));
            if (file.CanSeek)
                file.Position = 0;
            return Read(file, options, store);
        }
    }

    private static WordVectors Read(Stream stream, WordVectorsOptions options, RowStore store)
    {
        var (source, collector) = (new ByteSource(stream), new VectorCollector(options, store));
        var format = options.Format ?? FormatRecognition.Recognize(source);
        return format switch
        {
            WordVectorsFormat.FastText => new FastTextFormat(source, collector).Read(),
            WordVectorsFormat.Word2VecBinary => new BinaryFormat(source, collector).Read(),
            WordVectorsFormat.Mapped => throw new InvalidDataException("Expected a file of the format Mapped, not packed and no stream, found another."),
            _ => new TextFormat(source, collector).Read(format),
        };
    }
}
