namespace SeqML.Stages;

/// <summary>A row with words, however they are given.</summary>
internal interface IWordsRow
{
    /// <summary>What the stage knows, as text.</summary>
    ReadOnlyMemory<char> Model { get; }

    /// <summary>The words, until the next row.</summary>
    ReadOnlySpan<ReadOnlyMemory<char>> Words();
}
