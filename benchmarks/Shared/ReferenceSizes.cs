namespace Shared;

/// <summary>The sizes of a reference model and of its training step; the defaults are those of the peers' scripts.</summary>
public sealed record ReferenceSizes
{
    /// <summary>Numbers that stand for a token; the same everywhere.</summary>
    public const int Embedding = 128;

    /// <summary>Classes; the same everywhere.</summary>
    public const int Classes = 2;

    public int Vocabulary { get; init; } = 20_000;

    public int Hidden { get; init; } = 128;

    /// <summary>Filters of each of the three widths of a convolution.</summary>
    public int Filters { get; init; } = 100;

    public int Batch { get; init; } = 32;

    public int Tokens { get; init; } = 32;

    /// <summary>Batches of random texts that the training steps take by turns.</summary>
    public int Batches { get; init; } = 40;
}
