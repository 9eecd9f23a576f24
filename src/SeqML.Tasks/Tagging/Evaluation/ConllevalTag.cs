namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>A tag as conlleval.pl takes it apart: at its first hyphen.</summary>
/// <param name="Tag">What stands before it: B, I, O and others.</param>
/// <param name="Type">What follows it.</param>
internal readonly record struct ConllevalTag(string Tag, string Type)
{
    public static ConllevalTag Outside { get; } = new("O", "");

    public static ConllevalTag Of(string tag)
    {
        var hyphen = tag.IndexOf('-', StringComparison.Ordinal);
        return hyphen < 0 ? new(tag, "") : new(tag[..hyphen], tag[(hyphen + 1)..]);
    }

    /// <summary>Its endOfChunk: whether a span ended between this tag and the next.</summary>
    public bool EndsBefore(ConllevalTag next) => (Tag, next.Tag) is
            ("B" or "I", "B" or "O") or ("E", "E" or "I" or "O") or ("]" or "[", _)
        || (Tag is not ("O" or ".") && Type != next.Type);

    /// <summary>Its startOfChunk: whether a span starts between the tag before and this one.</summary>
    public bool StartsAfter(ConllevalTag previous) => (previous.Tag, Tag) is
            ("B" or "I" or "O", "B") or ("O", "I" or "E") or ("E", "E" or "I") or (_, "[" or "]")
        || (Tag is not ("O" or ".") && previous.Type != Type);
}
