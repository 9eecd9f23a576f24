namespace SeqML.Engine.Threading;

/// <summary>A run of numbers cut into pieces that are worth a thread: for operations that do the same to each number.</summary>
internal static class Pieces
{
    /// <summary>Numbers in a piece: some microseconds, and whole registers and cache lines.</summary>
    private const int Length = 1 << 14;

    /// <summary>How many pieces there are.</summary>
    public static int Count(int length) => (length + Length - 1) / Length;

    /// <summary>The numbers of one piece.</summary>
    public static Range At(int piece, int length) => (piece * Length)..Math.Min((piece + 1) * Length, length);
}
