namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>A tag that breaks its scheme.</summary>
/// <param name="Index">Its token, from 0 on.</param>
/// <param name="Tag">The tag; empty where there is none.</param>
/// <param name="Reason">What is wrong, and how the tag is read, in words: "I-LOC follows O, ...".</param>
public readonly record struct TagFault(int Index, string Tag, string Reason)
{
    /// <summary>The place, and the reason.</summary>
    public override string ToString() => FormattableString.Invariant($"token {Index}: {Reason}");
}
