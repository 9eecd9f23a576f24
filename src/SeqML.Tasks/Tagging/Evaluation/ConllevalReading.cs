using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>conlleval.pl by Erik Tjong Kim Sang, of the CoNLL-2000 shared task.</summary>
internal sealed class ConllevalReading : SpanReading
{
    public override string Name => "conlleval";

    internal override void Spans(IReadOnlyList<string> tags, List<TagSpan> spans)
    {
        var previous = ConllevalTag.Outside;
        int? start = null;
        for (var i = 0; i <= tags.Count; i++)
        {
            var next = i < tags.Count ? ConllevalTag.Of(tags[i]) : ConllevalTag.Outside;
            var starts = next.StartsAfter(previous);
            // A start where nothing ended (a bracket after E) closes what is open, as the end of the sentence does.
            if (start is { } first && (starts || previous.EndsBefore(next) || i == tags.Count))
            {
                spans.Add(new(previous.Type, first, i - first));
                start = null;
            }
            if (starts)
                start = i;
            previous = next;
        }
    }

    internal override SpanCounter Counter() => new ConllevalCounter();

    internal override string? Refusal(string tag) => null;
}
