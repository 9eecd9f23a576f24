namespace SeqML.Embeddings.Pooling;

/// <summary>A word, how often it came, and in how many texts.</summary>
internal sealed class CountedWord(string word)
{
    private long lastText;

    public string Word => word;

    public long Count { get; private set; }

    public long Texts { get; private set; }

    /// <summary>Counts it once more, in the text of a number from 1 on.</summary>
    public void AddTo(long text)
    {
        Count++;
        if (lastText == text)
            return;
        lastText = text;
        Texts++;
    }
}
