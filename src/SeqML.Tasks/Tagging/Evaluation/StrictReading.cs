using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>seqeval's strict mode: a walk that leaps from span to span.</summary>
internal sealed class StrictReading(string scheme, StrictAutomaton automaton) : SpanReading
{
    private static readonly (char, string) Outside = ('O', "_");

    public override string Name => $"seqeval strict {scheme}";

    internal override void Spans(IReadOnlyList<string> tags, List<TagSpan> spans)
    {
        var previous = Outside;
        for (var i = 0; i <= tags.Count;)
        {
            var tag = At(tags, i);
            if (!StrictAutomaton.Matches(automaton.Start, previous, tag))
            {
                previous = tag;
                i++;
                continue;
            }
            var (last, end) = (tag, i + 1);
            for (; StrictAutomaton.Matches(automaton.Inside, last, At(tags, end)); end++)
                last = At(tags, end);
            if (StrictAutomaton.Matches(automaton.End, last, At(tags, end)))
                spans.Add(new(tag.Type, i, end - i));
            (previous, i) = (last, end);
        }
    }

    internal override SpanCounter Counter() => new SetCounter();

    internal override string? Refusal(string tag) => automaton.Allowed.Contains(tag[0]) ? null
        : $"expected tags that start with one of {string.Join(", ", automaton.Allowed.ToCharArray())}, as {Name} demands";

    private static (char Prefix, string Type) At(IReadOnlyList<string> tags, int i)
    {
        if (i >= tags.Count)
            return Outside;
        var type = tags[i][1..].Trim('-');
        return (tags[i][0], type.Length > 0 ? type : "_");
    }
}
