namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>Writes spans as tags.</summary>
internal static class SpanWriter
{
    /// <param name="scheme">The scheme of the tags.</param>
    /// <param name="spans">In any order.</param>
    /// <param name="length">How many tokens the sentence has.</param>
    /// <param name="merged">The starts of spans that the scheme cannot tell from those before them.</param>
    public static string[] Write(TagScheme scheme, IReadOnlyList<TagSpan> spans, int length, out List<TagFault> merged)
    {
        merged = [];
        var tags = new string[length];
        Array.Fill(tags, "O");
        var before = default(TagSpan);
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            Check(before, span, length);
            var touches = before.Length > 0 && before.End == span.Start && before.Type == span.Type;
            if (touches && scheme.Prefix(first: true, last: false, touches) == scheme.Prefix(first: false, last: false, touches))
                merged.Add(new(span.Start, scheme.Notation.Write('I', span.Type), FormattableString.Invariant(
                    $"the spans of type '{span.Type}' from token {before.Start} and from token {span.Start} touch; {scheme.Name} cannot tell them apart and reads one span")));
            for (var i = span.Start; i < span.End; i++)
                tags[i] = scheme.Notation.Write(scheme.Prefix(i == span.Start, i == span.End - 1, touches), span.Type);
            before = span;
        }
        return tags;
    }

    private static void Check(TagSpan before, TagSpan span, int length)
    {
        if (span.Type is null || span.Start < 0 || span.Length < 1 || span.Start > length - span.Length)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected spans with a type and at least one token, within the {length} tokens of the sentence, found {span.Length} tokens of type '{span.Type}' from token {span.Start} on."), "spans");
        if (span.Start < before.End)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected spans that do not overlap, found '{before.Type}' from token {before.Start} to {before.End - 1} and '{span.Type}' from token {span.Start} on."), "spans");
    }
}
