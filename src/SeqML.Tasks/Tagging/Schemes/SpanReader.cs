namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>Reads any tags as spans; the remarks of <see cref="TagScheme"/> say how.</summary>
internal static class SpanReader
{
    public static void Read(IReadOnlyList<string?> tags, TagNotation notation, List<TagSpan> spans)
    {
        var previous = TagParts.Outside;
        var start = 0;
        for (var i = 0; i <= tags.Count; i++)
        {
            var next = i < tags.Count ? notation.Parse(tags[i]) : TagParts.Outside;
            var starts = next.Starts(previous);
            if (!previous.IsOutside && (starts || next.IsOutside))
                spans.Add(new(previous.Type, start, i - start));
            if (starts)
                start = i;
            previous = next;
        }
    }
}
