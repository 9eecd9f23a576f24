using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>Tags that are compared token by token.</summary>
internal sealed class NoReading : SpanReading
{
    public override string Name => "none";

    internal override void Spans(IReadOnlyList<string> tags, List<TagSpan> spans)
    {
    }

    internal override SpanCounter Counter() => new SetCounter();

    internal override string? Refusal(string tag) => null;
}
