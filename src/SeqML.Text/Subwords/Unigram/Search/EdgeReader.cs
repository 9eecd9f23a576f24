using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>The pieces that start at a place of a text, shorter ones first, and the unknown character where it is no piece; for foreach.</summary>
internal ref struct EdgeReader
{
    private readonly ReadOnlySpan<int> text;
    private readonly PieceTrie trie;
    private readonly float unknownScore;
    private readonly int start;
    private readonly int character; // where the first one ends
    private int node = DoubleArray.Root;
    private int end;
    private bool isKnown;
    private bool isOver;

    public EdgeReader(ReadOnlySpan<int> text, int start, PieceTrie trie, float unknownScore)
    {
        this.text = text;
        (this.trie, this.unknownScore, this.start, end) = (trie, unknownScore, start, start);
        character = trie.EndOfCharacter(text, start);
    }

    /// <summary>A piece, where it ends, and its score.</summary>
    public (int Piece, int End, double Score) Current { get; private set; }

    public readonly EdgeReader GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!isOver && end < text.Length && trie.Array.Child(node, text[end]) is >= 0 and var child)
        {
            (node, end) = (child, end + 1);
            ref readonly var found = ref trie.Array.Nodes[node];
            if (found.Key < 0)
                continue;
            isKnown |= end == character;
            Current = (found.Key, end, found.Score);
            return true;
        }
        if (isOver || isKnown)
            return false;
        isOver = true;
        Current = (start - character, character, unknownScore);
        return true;
    }
}
