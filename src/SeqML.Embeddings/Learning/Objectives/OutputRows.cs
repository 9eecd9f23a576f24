using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>Which rows of the output matrix a word is told by, and with which signs. It is shared by threads, and nothing in it changes.</summary>
internal abstract class OutputRows
{
    /// <summary>Rows of the output matrix.</summary>
    public abstract int Count { get; }

    /// <summary>The most rows that <see cref="Choose"/> gives.</summary>
    public abstract int Longest { get; }

    /// <summary>The rows of a word that is to be foretold.</summary>
    /// <param name="word">Its id.</param>
    /// <param name="random">Of the thread.</param>
    /// <param name="buffer">Room for <see cref="Longest"/> rows.</param>
    /// <param name="rows">The rows; they may lie in the buffer.</param>
    /// <param name="signs">1 or -1 for each.</param>
    public abstract void Choose(int word, SeededRandom random, Span<int> buffer, out ReadOnlySpan<int> rows, out ReadOnlySpan<float> signs);
}
