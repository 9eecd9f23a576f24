using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords.WordPiece;

/// <summary>Encodes chunks of text, with memory that is used again. One thread at a time uses it.</summary>
internal sealed class WordPieceWorkspace(WordPieceModel model)
{
    private readonly WordCache cache = new();
    private readonly WordPieceWords words = new(model.IsUncased, model.MaximumWordLength);
    private readonly int[] found = new int[2 * model.MaximumWordLength];
    private readonly Subword[] collected = new Subword[WordCache.LongestWord + 1];
    private int count;

    /// <summary>Adds the subwords of a chunk.</summary>
    /// <param name="chunk">A run of other characters than blanks and punctuation of ASCII.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="start">Where the chunk begins.</param>
    public void Encode(ReadOnlySpan<char> chunk, ref SubwordOutput output, int start)
    {
        var isShort = chunk.Length <= WordCache.LongestWord;
        if (isShort && cache.TryGet(chunk, out var known))
        {
            output.Add(known, start);
            return;
        }
        count = 0;
        words.Begin();
        while (words.MoveNext(chunk))
            EncodeWord(ref output, start);
        if (isShort && count < collected.Length)
            cache.Add(chunk, collected.AsSpan(0, count));
    }

    private void EncodeWord(ref SubwordOutput output, int offset)
    {
        var tokens = words.IsTooLong ? 0 : model.Trie.Match(words.Word, found);
        if (tokens == 0 && model.UnknownId >= 0)
            Add(model.UnknownId, words.StartOf(0), words.EndOf(words.Word.Length - 1), ref output, offset);
        var first = 0;
        foreach (var id in found.AsSpan(0, tokens))
        {
            var next = first + model.Lengths[id];
            Add(id, words.StartOf(first), words.EndOf(next - 1), ref output, offset);
            first = next;
        }
    }

    private void Add(int id, int start, int end, ref SubwordOutput output, int offset)
    {
        output.Add(id, offset + start, end - start);
        if (count < collected.Length)
            collected[count++] = new Subword(id, start, end - start);
    }
}
