namespace SeqML.Layers.Crf;

/// <summary>Which tag may follow which, which may be the first of a sentence, and which the last. What is forbidden has probability 0.</summary>
public sealed class TransitionRules
{
    private readonly bool[] allowed; // transitions row by row, starts, ends

    /// <summary>Rules for K tags.</summary>
    /// <param name="transitions">[K, K], whether the tag of a column may follow that of a row.</param>
    /// <param name="starts">[K], whether a tag may be the first.</param>
    /// <param name="ends">[K], whether a tag may be the last.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other, or no tag may be the first, or none the last.</exception>
    public TransitionRules(bool[,] transitions, ReadOnlySpan<bool> starts, ReadOnlySpan<bool> ends)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        Tags = starts.Length;
        if (transitions.GetLength(0) != Tags || transitions.GetLength(1) != Tags || ends.Length != Tags)
            throw new ArgumentException($"Expected transitions of shape [K, K] and K starts and ends, found transitions of shape [{transitions.GetLength(0)}, {transitions.GetLength(1)}], {Tags} starts and {ends.Length} ends.", nameof(transitions));
        if (!starts.Contains(true) || !ends.Contains(true))
            throw new ArgumentException($"Expected a tag that may be the first and one that may be the last, found none of {Tags}: no sentence could have tags.", starts.Contains(true) ? nameof(ends) : nameof(starts));
        allowed = [.. transitions.Cast<bool>(), .. starts, .. ends];
    }

    /// <summary>K.</summary>
    public int Tags { get; }

    /// <summary>Whether tag <paramref name="to"/> may follow tag <paramref name="from"/>.</summary>
    public bool Allows(int from, int to) => allowed[Require(from) * Tags + Require(to)];

    /// <summary>Whether a tag may be the first of a sentence.</summary>
    public bool AllowsStart(int tag) => allowed[Tags * Tags + Require(tag)];

    /// <summary>Whether a tag may be the last of a sentence.</summary>
    public bool AllowsEnd(int tag) => allowed[Tags * Tags + Tags + Require(tag)];

    /// <summary>Transitions row by row, starts, ends.</summary>
    internal ReadOnlySpan<bool> Allowed => allowed;

    private int Require(int tag) => (uint)tag < (uint)Tags
        ? tag
        : throw new ArgumentOutOfRangeException(nameof(tag), tag, $"Expected a tag from 0 to {Tags - 1}, found {tag}.");
}
