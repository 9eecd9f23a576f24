using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>A span is right where gold has the same one, as seqeval counts.</summary>
internal sealed class SetCounter : SpanCounter
{
    public override void Add(IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<TagSpan> goldSpans, IReadOnlyList<TagSpan> predictedSpans)
    {
        var known = goldSpans.ToHashSet();
        foreach (var span in goldSpans)
            CountGold(span.Type);
        foreach (var span in predictedSpans)
        {
            CountPredicted(span.Type);
            if (known.Contains(span))
                CountCorrect(span.Type);
        }
    }

    public override void Finish()
    {
    }
}
