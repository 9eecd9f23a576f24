using SeqML.Engine.Tensors;

namespace SeqML.Training.Batches;

/// <summary>The characters of a batch's words, each distinct word once and packed, and for each token the row of its word, in memory that the next batch reuses.</summary>
/// <remarks>For a batch of training and a sentence that is predicted alike: who has the words makes their <see cref="WordCharacters"/>.</remarks>
public sealed class CharacterBatch
{
    private readonly int[] ends = new int[WordCharacters.MaximumLength + 1]; // by length
    private int[] rowOf = []; // of each word of the table: 1 + its row, 0 where the batch has not got it
    private int[] distinct = [];
    private int[] sorted = [];
    private int[] lengths = [];
    private int[] characters = [];
    private int[] rows = [];
    private int count;

    /// <summary>How the characters form words: U of them, longest first; of equals, as they come in the batch.</summary>
    public PackedSequences Words { get; } = new();

    /// <summary>The ids of the characters, in the order of <see cref="Words"/>.</summary>
    public ReadOnlySpan<int> Characters => characters.AsSpan(0, Words.Rows);

    /// <summary>For each token which of <see cref="Words"/> is its own, [N].</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    /// <summary>Takes the words of a batch.</summary>
    /// <param name="table">The characters of all words.</param>
    /// <param name="tokens">The word of each token, by its index in the table: [N], in the order of the batch's rows; at least one.</param>
    /// <exception cref="ArgumentException">There is no token.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the table.</exception>
    public void Set(WordCharacters table, ReadOnlySpan<int> tokens)
    {
        if (tokens.IsEmpty)
            throw new ArgumentException("Expected at least one token, found none.", nameof(tokens));
        foreach (var word in tokens)
            if ((uint)word >= (uint)table.Count)
                throw new ArgumentOutOfRangeException(nameof(tokens), word, $"Expected words from 0 to {table.Count - 1}, found {word}.");
        Reserve(ref rowOf, table.Count);
        Reserve(ref rows, tokens.Length);
        count = tokens.Length;
        var words = FindDistinct(tokens);
        Sort(table, words);
        for (var n = 0; n < tokens.Length; n++)
            rows[n] = rowOf[tokens[n]] - 1;
        Pack(table, words);
    }

    /// <summary>Notes the words of the tokens, each once, in their order.</summary>
    private int FindDistinct(ReadOnlySpan<int> tokens)
    {
        Reserve(ref distinct, tokens.Length);
        var words = 0;
        foreach (var word in tokens)
        {
            if (rowOf[word] > 0)
                continue;
            rowOf[word] = 1; // until it is known which
            distinct[words++] = word;
        }
        return words;
    }

    /// <summary>Sorts the distinct words by counting those of each length, longest first.</summary>
    private void Sort(WordCharacters table, int words)
    {
        Reserve(ref sorted, words);
        Reserve(ref lengths, words);
        Array.Clear(ends);
        for (var i = 0; i < words; i++)
            ends[table[distinct[i]].Length]++;
        for (var length = ends.Length - 2; length >= 0; length--)
            ends[length] += ends[length + 1];
        for (var i = words - 1; i >= 0; i--) // from the last on, so that equals keep their order
        {
            var length = table[distinct[i]].Length;
            var row = --ends[length];
            (sorted[row], lengths[row], rowOf[distinct[i]]) = (distinct[i], length, row + 1);
        }
    }

    private void Pack(WordCharacters table, int words)
    {
        Words.Set(lengths.AsSpan(0, words));
        Reserve(ref characters, Words.Rows);
        for (var row = 0; row < words; row++)
        {
            var word = table[sorted[row]];
            for (var step = 0; step < word.Length; step++)
                characters[Words.StartOf(step) + row] = word[step];
            rowOf[sorted[row]] = 0; // for the next batch
        }
    }

    private static void Reserve(ref int[] array, int length)
    {
        if (array.Length < length)
            array = new int[Math.Max(length, 2 * array.Length)];
    }
}
