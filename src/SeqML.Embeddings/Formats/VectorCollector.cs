using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Formats;

/// <summary>Takes words and vectors as a file has them, and keeps those that are wanted.</summary>
internal sealed class VectorCollector
{
    /// <summary>Numbers in the longest vector: no vectors have as many, and a damaged file may say anything.</summary>
    public const int MaximumSize = 8192;

    /// <summary>After so many words of a file the others are foreseen.</summary>
    public const int Sample = 4096;

    private readonly WordVectorsOptions options;
    private readonly PackedWords? wanted;
    private IRowSink? rows;
    private long foreseen = int.MaxValue;
    private PackedWords? ngrams;
    private IRowSink? ngramRows;

    public VectorCollector(WordVectorsOptions options, RowStore store)
    {
        (this.options, Store) = (options, store);
        if (options.Words is not { } only)
            return;
        wanted = new PackedWords();
        foreach (var word in only)
        {
            wanted.TryAdd(word);
            wanted.TryAdd(word.ToLowerInvariant());
        }
    }

    public RowStore Store { get; }

    private IRowSink Rows => rows ?? throw new InvalidOperationException("Expected Start before the first vector.");

    public PackedWords Words { get; } = new();

    public int Duplicates { get; private set; }

    public bool IsFull => Words.Count >= options.MaximumCount;

    /// <summary>Begins.</summary>
    /// <param name="size">Numbers in a vector.</param>
    /// <param name="expected">How many words will come at the most, as far as that is known.</param>
    public void Start(int size, long? expected = null)
    {
        if (expected is not null)
        {
            foreseen = expected.Value;
            Reserve(foreseen);
        }
        rows = Store.Open(size, Most(expected ?? int.MaxValue));
    }

    /// <summary>Makes room for as many words, or for as many as are wanted.</summary>
    public void Reserve(long expected) => Words.Reserve(Most(expected));

    /// <summary>Makes room for as many words as will come if the rest of the file is as what was read, so that nothing grows and leaves garbage.</summary>
    /// <param name="read">The part of the file that was read.</param>
    public void Foresee(double read)
    {
        var more = 1.02 / Math.Max(read, 1e-6);
        Words.Reserve(Most(Math.Min(foreseen, (long)(Words.Count * more))), (long)(Words.ByteCount * more));
    }

    /// <summary>Takes the vectors of n-grams apart, by their names. All are kept.</summary>
    public void TakeNgrams(int size) => (ngrams, ngramRows) = (new PackedWords(), Store.Open(size));

    /// <summary>Adds a word without its vector, where it is wanted and new.</summary>
    public bool TryAdd(ReadOnlySpan<byte> word)
    {
        if (IsFull || (wanted is not null && wanted.IndexOf(word) < 0))
            return false;
        var isNew = Words.TryAdd(word); // malformed parts become U+FFFD
        Duplicates += isNew ? 0 : 1;
        return isNew;
    }

    public void Add(ReadOnlySpan<byte> word, ReadOnlySpan<float> vector)
    {
        if (ngrams is not null && NamedNgrams.LengthOf(word) > 0)
        {
            if (ngrams.TryAdd(word))
                ngramRows!.Add(vector);
            else
                Duplicates++;
        }
        else if (TryAdd(word))
        {
            Rows.Add(vector);
        }
    }

    public WordVectors Build() =>
        new(Words, Rows.Finish(), ngrams is null ? null : new NamedSubwords(ngrams, ngramRows!.Finish()), Duplicates);

    private int Most(long expected) => (int)Math.Min(expected, Math.Min(options.MaximumCount, wanted?.Count ?? int.MaxValue));
}
