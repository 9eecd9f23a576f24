using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>How the tool whose figures are wanted reads spans from tags, and counts those that are right. The tools differ where tags break their scheme; docs/tagging.md shows how.</summary>
/// <remarks><see cref="TagScheme.Spans"/> is how SeqML itself reads tags; for tags of BIO and IOB1, broken or not, it is as <see cref="Conlleval"/>.</remarks>
public abstract class SpanReading
{
    private protected SpanReading()
    {
    }

    /// <summary>conlleval.pl, version of 2004-01-26, to the letter: B, I, E and the brackets [ and ] have its rules; S, U and L have none, so that two S of one type that touch are one span.</summary>
    public static SpanReading Conlleval { get; } = new ConllevalReading();

    /// <summary>seqeval 1.2.2 in its default mode: as conlleval, but S is a span of its own, and B, E and S always end what was before. A span without type has the type "_".</summary>
    public static SpanReading Seqeval { get; } = new SeqevalReading();

    /// <summary>No spans: tags are compared token by token, whatever they look like. For parts of speech of which one is called O.</summary>
    public static SpanReading None { get; } = new NoReading();

    /// <summary>conlleval, seqeval, none or "seqeval strict BIO".</summary>
    public abstract string Name { get; }

    /// <summary>seqeval 1.2.2 with mode='strict': only what is written as the scheme demands is a span, so that I after O is none. BIO is its IOB2.</summary>
    /// <param name="scheme">BIO, IOB1, IOBES or BILOU. seqeval knows no IO, and its IOE1 and IOE2 are not here.</param>
    /// <exception cref="ArgumentException">It is IO.</exception>
    /// <remarks>A tag with a prefix that the scheme does not have is an error, as it is there.</remarks>
    public static SpanReading SeqevalStrict(TagScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return new StrictReading(scheme.Name, StrictAutomaton.Of(scheme.Name)
            ?? throw new ArgumentException($"Expected BIO, IOB1, IOBES or BILOU, found {scheme.Name}: seqeval's strict mode does not know it. Use {nameof(Seqeval)} or {nameof(Conlleval)}.", nameof(scheme)));
    }

    /// <summary>The spans of tags that have a hyphen as separator.</summary>
    internal abstract void Spans(IReadOnlyList<string> tags, List<TagSpan> spans);

    /// <summary>Counts spans over the sentences of one corpus.</summary>
    internal abstract SpanCounter Counter();

    /// <summary>Why it does not take a tag; null where it does.</summary>
    internal abstract string? Refusal(string tag);
}
