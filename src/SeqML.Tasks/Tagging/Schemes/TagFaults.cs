namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>Finds the tags that break a scheme, and says why in words.</summary>
internal static class TagFaults
{
    public static List<TagFault> Find(TagScheme scheme, IReadOnlyList<string?> tags)
    {
        var faults = new List<TagFault>();
        var previous = TagParts.Outside;
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i] ?? "O";
            var parts = scheme.Notation.Parse(tag);
            var next = i + 1 < tags.Count ? scheme.Notation.Parse(tags[i + 1]) : TagParts.Outside;
            if (!scheme.Notation.IsProper(tag, parts, scheme.Prefixes))
                faults.Add(new(i, tag, $"{Name(tag)} is no tag of {scheme.Name}: expected {Expected(scheme)}; it is read as {Reading(parts, parts.Starts(previous))}"));
            else if (!scheme.HasItsPrevious(previous, parts))
                faults.Add(new(i, tag, $"{tag} {After(tags, i)}: in {scheme.Name} it stands only after {Pair(scheme, "BI", parts)}; it is read as {Reading(parts, parts.Starts(previous))}"));
            if (scheme.Notation.IsProper(tag, parts, scheme.Prefixes) && !scheme.HasItsNext(parts, next))
                faults.Add(new(i, tag, $"{tag} {Before(tags, i)}: in {scheme.Name} it stands only before {Pair(scheme, scheme.NeedPrevious, parts)}; {Ending(parts, next)}"));
            previous = parts;
        }
        return faults;
    }

    /// <summary>How many faults <see cref="Find"/> would find, about: a tag counts once.</summary>
    public static int Count(TagScheme scheme, IReadOnlyList<string?> tags, Func<string?, TagParts> parse)
    {
        var count = 0;
        var previous = TagParts.Outside;
        for (var i = 0; i <= tags.Count; i++)
        {
            var parts = i < tags.Count ? parse(tags[i]) : TagParts.Outside;
            if ((i < tags.Count && !scheme.Notation.IsProper(tags[i], parts, scheme.Prefixes)) || !scheme.HasItsPrevious(previous, parts) || !scheme.HasItsNext(previous, parts))
                count++;
            previous = parts;
        }
        return count;
    }

    private static string Name(string tag) => tag.Length == 0 ? "an empty text" : tag;

    private static string Expected(TagScheme scheme) => scheme.Separator is { } separator
        ? $"O, or {string.Join(", ", scheme.Prefixes.Select(prefix => $"{prefix}{separator}"))} and a type"
        : "O, or a type without prefix";

    private static string After(IReadOnlyList<string?> tags, int i) =>
        i == 0 ? "starts the sentence" : $"follows {Name(tags[i - 1] ?? "O")}";

    private static string Before(IReadOnlyList<string?> tags, int i) =>
        i == tags.Count - 1 ? "ends the sentence" : $"comes before {Name(tags[i + 1] ?? "O")}";

    private static string Pair(TagScheme scheme, string prefixes, TagParts parts) =>
        string.Join(" or ", prefixes.Select(prefix => scheme.Notation.Write(prefix, parts.Type)));

    private static string Reading(TagParts parts, bool starts) => parts.IsOutside ? "outside"
        : starts ? $"the start of a span of type '{parts.Type}'" : $"part of the span of type '{parts.Type}' before it";

    private static string Ending(TagParts parts, TagParts next) => next.IsOutside || next.Starts(parts)
        ? "its span is read as ending here" : "its span is read as going on";
}
