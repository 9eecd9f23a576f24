using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>The inner nodes on the way to the word.</summary>
internal sealed class TreeRows : OutputRows
{
    private readonly HuffmanTree tree;

    public TreeRows(HuffmanTree tree)
    {
        this.tree = tree;
        for (var word = 0; word < tree.Count; word++)
            Longest = Math.Max(Longest, tree.Nodes(word).Length);
    }

    public override int Count => tree.Count - 1;

    public override int Longest { get; }

    public override void Choose(int word, SeededRandom random, Span<int> buffer, out ReadOnlySpan<int> rows, out ReadOnlySpan<float> signs)
    {
        rows = tree.Nodes(word);
        signs = tree.Signs(word);
    }
}
