using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>How tags are evaluated. The defaults give conlleval's figures.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Whose figures are wanted. Tags that have no scheme have no spans, whoever reads them.</summary>
    /// <value>
    /// The default, null: <see cref="SpanReading.Conlleval"/>; but where gold is in BILOU or IOBES without a fault, whose letters conlleval does not know, gold and predicted tags
    /// are rewritten as BIO first, as one does before running it.
    /// </value>
    public SpanReading? Reading { get; init; }

    /// <summary>The scheme of the tags: it tells the separator, and whether types have prefixes at all.</summary>
    /// <value>The default, null: <see cref="TagScheme.Detect"/> of the gold tags.</value>
    public TagScheme? Scheme { get; init; }

    /// <summary>The tags that the tagger knows; gold tags that are not among them are told. They count as any others.</summary>
    /// <value>The default, null: not known, and none is told.</value>
    public IReadOnlyCollection<string>? KnownTags { get; init; }

    /// <summary>How many of the worst sentences are kept, at least 0.</summary>
    /// <value>The default is 10.</value>
    public int Mistakes { get; init; } = 10;
}
