namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>How prefix and type become one text: "B-PER", "B_PER", or the type alone.</summary>
/// <param name="Separator">What stands between them; null where there are no prefixes.</param>
internal sealed record TagNotation(char? Separator)
{
    private const string Prefixes = "BILEUS";

    public static TagNotation Hyphen { get; } = new('-');

    public static TagNotation Underscore { get; } = new('_');

    public static TagNotation Plain { get; } = new((char?)null);

    public static TagNotation Of(char? separator) => separator switch
    {
        null => Plain,
        '-' => Hyphen,
        '_' => Underscore,
        _ => throw new ArgumentOutOfRangeException(nameof(separator), separator, $"Expected '-', '_' or null between a tag's prefix and its type, found '{separator}'."),
    };

    /// <summary>Takes any tag apart; what is no tag of this notation comes out as conlleval would read it, or as a type without prefix.</summary>
    public TagParts Parse(string? tag)
    {
        if (string.IsNullOrEmpty(tag) || tag == "O")
            return TagParts.Outside;
        if (Separator is not { } separator)
            // Types may have hyphens ("creative-work"), but B-, I- and so on are another notation.
            return tag.Length > 2 && tag[1] == '-' && Prefixes.Contains(tag[0]) ? new(tag[0], tag[2..]) : new(TagParts.NoPrefix, tag);
        if (tag.Length == 1 && Prefixes.Contains(tag[0]))
            return new(tag[0], "");
        return tag.Length > 1 && tag[1] == separator && char.IsAsciiLetter(tag[0]) ? new(tag[0], tag[2..]) : new(TagParts.NoPrefix, tag);
    }

    public string Write(char prefix, string type)
    {
        if (prefix == 'O')
            return "O";
        var tag = Separator is not { } separator ? type : type.Length == 0 ? prefix.ToString() : $"{prefix}{separator}{type}";
        if (Parse(tag) != new TagParts(Separator is null ? TagParts.NoPrefix : prefix, type))
            throw new ArgumentException($"The type '{type}' cannot be written without a prefix: expected one that is not empty, not O, and does not start with a prefix such as B-. Use a scheme with prefixes, or call the type something else.");
        return tag;
    }

    /// <summary>Whether a tag is written as this notation has it: O, nothing, or a prefix and a type.</summary>
    public bool IsProper(string? tag, TagParts parts, string prefixes) => tag is null or "O"
        || (tag.Length > 0 && prefixes.Contains(parts.Prefix) && (Separator is null || tag.Length != 2));
}
