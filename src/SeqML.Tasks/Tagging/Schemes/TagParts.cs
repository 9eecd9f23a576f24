namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>A tag taken apart.</summary>
/// <param name="Prefix">The letter before the type: B, I, L, E, U, S, O for outside, another letter that no scheme knows, or <see cref="NoPrefix"/>.</param>
/// <param name="Type">What follows it.</param>
internal readonly record struct TagParts(char Prefix, string Type)
{
    /// <summary>The prefix of a tag that has none.</summary>
    public const char NoPrefix = '\0';

    public static TagParts Outside { get; } = new('O', "");

    public bool IsOutside => Prefix == 'O';

    /// <summary>No token after this one belongs to its span.</summary>
    public bool Closes => Prefix is 'E' or 'L' or 'S' or 'U';

    /// <summary>Whether a span starts at this tag, whatever scheme it is of. For B and I these are conlleval's rules.</summary>
    public bool Starts(TagParts previous) => !IsOutside
        && (Prefix is 'B' or 'S' or 'U' || previous.IsOutside || previous.Closes || previous.Type != Type);
}
