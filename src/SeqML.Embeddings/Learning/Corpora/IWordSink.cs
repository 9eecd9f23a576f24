namespace SeqML.Embeddings.Learning.Corpora;

/// <summary>Takes the words of a corpus, line by line: no line has to be in memory as a whole.</summary>
internal interface IWordSink
{
    /// <summary>The next word of the line.</summary>
    /// <param name="word">Valid until the call returns.</param>
    void Add(ReadOnlySpan<char> word);

    /// <summary>The end of a line.</summary>
    void EndLine();
}
