namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>The tags of a sentence in another scheme, and all that did not fit.</summary>
/// <param name="Tags">A tag a token.</param>
/// <param name="Faults">The tags that broke their scheme, with how they were read, and the neighbours that the new scheme cannot tell apart; empty where nothing was changed but the writing.</param>
public sealed record TagConversion(IReadOnlyList<string> Tags, IReadOnlyList<TagFault> Faults);
