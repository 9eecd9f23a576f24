using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tagging.Evaluation;

/// <summary>Which tool reads the tags, and how they are written for it: the tools know prefixes with a hyphen alone.</summary>
/// <param name="Scheme">The scheme; null for tags without spans.</param>
/// <param name="Reading">Who reads them.</param>
/// <param name="Rewrites">They are read by their scheme, and rewritten as BIO.</param>
internal sealed record EvaluatedTags(TagScheme? Scheme, SpanReading Reading, bool Rewrites)
{
    /// <summary>What the metrics call it.</summary>
    public string? Name => Scheme is null ? null : Rewrites ? $"{Reading.Name} of BIO, from {Scheme.Name}" : Reading.Name;

    public static EvaluatedTags Choose(IReadOnlyList<IReadOnlyList<string?>> gold, IReadOnlyList<IReadOnlyList<string?>> predicted, EvaluationOptions options)
    {
        if (options.Reading == SpanReading.None)
            return new(null, SpanReading.None, Rewrites: false);
        var (scheme, faults) = (options.Scheme, 0L);
        if (scheme is null)
        {
            // Gold without any span does not tell how spans are written.
            var corpus = gold.Any(tags => tags.Any(tag => !string.IsNullOrEmpty(tag) && tag != "O")) ? gold : gold.Concat(predicted);
            scheme = SchemeDetector.Detect(corpus, out faults);
        }
        else if (options.Reading is null)
        {
            faults = gold.Sum(tags => (long)scheme.Validate(tags).Count);
        }
        var rewrites = options.Reading is null && faults == 0 && scheme?.Name is "BILOU" or "IOBES";
        return new(scheme, options.Reading ?? SpanReading.Conlleval, rewrites);
    }

    /// <summary>The spans of a sentence, and its tags as the tool takes them.</summary>
    public (string[] Tags, List<TagSpan> Spans) Read(string[] tags, int sentence, string whose)
    {
        var written = Rewrites ? [.. TagScheme.Bio.Tags(Scheme!.Spans(tags), tags.Length)] : Array.ConvertAll(tags, Written);
        for (var i = 0; i < written.Length; i++)
            if (Reading.Refusal(written[i]) is { } reason)
                throw new ArgumentException(FormattableString.Invariant($"Token {i} of sentence {sentence} (both from 0 on) has the {whose} tag '{tags[i]}': {reason}. Choose the scheme of the tags, or {nameof(SpanReading)}.{nameof(SpanReading.Seqeval)}, which reads any."), whose);
        var spans = new List<TagSpan>();
        Reading.Spans(written, spans);
        return (written, spans);
    }

    private string Written(string tag)
    {
        if (Scheme!.Separator == '-')
            return tag;
        var parts = Scheme.Notation.Parse(tag);
        return parts.Prefix != TagParts.NoPrefix ? TagNotation.Hyphen.Write(parts.Prefix, parts.Type) : Scheme.Separator is null ? "I-" + tag : tag;
    }
}
