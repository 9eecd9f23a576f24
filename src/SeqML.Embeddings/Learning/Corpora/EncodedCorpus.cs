namespace SeqML.Embeddings.Learning.Corpora;

/// <summary>A corpus as the ids of its words, the most frequent first.</summary>
/// <remarks>
/// Ids are kept: four bytes a word, less than the text has, so a billion words take 4 GB. Reading the text again in each epoch would take no memory, but
/// looking a word up costs as much as a tenth of learning from it, packed files cannot be shared among threads, and who hands lines over may have them only once.
/// A block is a thread's unit of work. Sentences never go over its end, and are cut at 1000 words, as word2vec cuts them.
/// </remarks>
internal sealed class EncodedCorpus
{
    /// <summary>Words of the longest sentence.</summary>
    public const int LongestSentence = 1000;
    private const int BlockLength = 1 << 14;

    private readonly List<int[]> blocks;

    private EncodedCorpus(List<int[]> blocks, string[] words, long[] counts) =>
        (this.blocks, Words, Counts, WordCount) = (blocks, words, counts, counts.Sum());

    /// <summary>The words, the most frequent first; of those that are as frequent, the first that was met.</summary>
    public string[] Words { get; }

    /// <summary>How often each came.</summary>
    public long[] Counts { get; }

    /// <summary>How many words there are that are known, each as often as it came.</summary>
    public long WordCount { get; }

    /// <summary>How many blocks there are.</summary>
    public int BlockCount => blocks.Count;

    /// <summary>Reads a corpus once, and leaves out words that come less often than <paramref name="minimumCount"/>.</summary>
    /// <param name="lines">The corpus.</param>
    /// <param name="minimumCount">The option of that name.</param>
    /// <param name="minimumWords">How many words there must be.</param>
    /// <param name="cancellation">Is looked at after each line.</param>
    /// <param name="whenCounted">Is shown all words, rare ones too.</param>
    /// <exception cref="InvalidDataException">There are fewer words.</exception>
    public static EncodedCorpus Read(WordLines lines, int minimumCount, int minimumWords, CancellationToken cancellation, Action<WordCounter>? whenCounted = null)
    {
        var encoder = new Encoder(cancellation);
        lines.Read(encoder);
        encoder.EndLine();
        var counter = encoder.Counter;
        if (counter.Total == 0)
            throw new InvalidDataException($"Expected lines of words in {lines.Name}, found none.");
        var kept = Enumerable.Range(0, counter.Words.Count).Where(id => counter.Counts[id] >= minimumCount).OrderByDescending(id => counter.Counts[id]).ToArray();
        if (kept.Length < minimumWords)
            throw new InvalidDataException(FormattableString.Invariant(
                $"Expected at least {minimumWords} different words that come {minimumCount} times or more in {lines.Name}, found {kept.Length} of {counter.Words.Count} different ones. Lower MinimumCount, or give more text."));
        whenCounted?.Invoke(counter);
        var ids = new int[counter.Words.Count];
        Array.Fill(ids, -1);
        for (var id = 0; id < kept.Length; id++)
            ids[kept[id]] = id;
        foreach (var block in encoder.Blocks)
            Renumber(block, ids);
        return new EncodedCorpus(encoder.Blocks, [.. kept.Select(id => counter.Words[id])], [.. kept.Select(id => counter.Counts[id])]);
    }

    /// <summary>The next sentence of a block; false after the last.</summary>
    /// <param name="block">From 0 to <see cref="BlockCount"/> - 1.</param>
    /// <param name="position">0 at the start; moves on.</param>
    /// <param name="sentence">Its ids; never empty.</param>
    public bool TryRead(int block, ref int position, out ReadOnlySpan<int> sentence)
    {
        var ids = blocks[block];
        sentence = default;
        if (position == ids.Length || ids[position] == 0)
            return false;
        sentence = ids.AsSpan(position + 1, ids[position]);
        position += 1 + sentence.Length;
        return true;
    }

    /// <summary>Gives words their final ids, and moves sentences together where some are left out.</summary>
    private static void Renumber(int[] block, int[] ids)
    {
        var written = 0;
        for (var read = 0; read < block.Length && block[read] > 0;)
        {
            var (start, end) = (written++, read + 1 + block[read]);
            for (read++; read < end; read++)
                if (ids[block[read]] is >= 0 and var id)
                    block[written++] = id;
            if (written == start + 1)
                written = start;
            else
                block[start] = written - start - 1;
        }
        block.AsSpan(written).Clear();
    }

    /// <summary>Writes sentences into blocks: the length of each, then its ids. A length of 0 ends a block that is not full.</summary>
    private sealed class Encoder(CancellationToken cancellation) : IWordSink
    {
        private readonly int[] sentence = new int[LongestSentence];
        private int length;
        private int used = BlockLength;

        public WordCounter Counter { get; } = new();

        public List<int[]> Blocks { get; } = [];

        public void Add(ReadOnlySpan<char> word)
        {
            if (length == LongestSentence)
                EndLine();
            sentence[length++] = Counter.Add(word);
        }

        public void EndLine()
        {
            if (length == 0)
                return;
            cancellation.ThrowIfCancellationRequested();
            if (used + 1 + length > BlockLength)
            {
                Blocks.Add(new int[BlockLength]);
                used = 0;
            }
            Blocks[^1][used++] = length;
            sentence.AsSpan(0, length).CopyTo(Blocks[^1].AsSpan(used));
            used += length;
            length = 0;
        }
    }
}
