using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Learning.Phrases;

/// <summary>Joins words on their way to a sink, from left to right: a word that was joined to the one before it is not joined to the next, as in word2phrase.</summary>
internal sealed class PhraseJoiner(PhrasePass pass, string joiner, IWordSink next) : IWordSink
{
    private char[] held = new char[64];
    private int length;
    private int heldId;

    public void Add(ReadOnlySpan<char> word)
    {
        var id = pass.IndexOf(word);
        if (length > 0 && pass.Joins(heldId, id))
        {
            Hold(joiner);
            Hold(word);
            Release();
            return;
        }
        Release();
        Hold(word);
        heldId = id;
    }

    public void EndLine()
    {
        Release();
        next.EndLine();
    }

    private void Hold(ReadOnlySpan<char> text)
    {
        if (held.Length < length + text.Length)
            Array.Resize(ref held, 2 * (length + text.Length));
        text.CopyTo(held.AsSpan(length));
        length += text.Length;
    }

    private void Release()
    {
        if (length > 0)
            next.Add(held.AsSpan(0, length));
        length = 0;
    }
}
