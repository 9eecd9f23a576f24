using SeqML.Text.Corpora;

namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>How spans of tokens are written as a tag a token, and read back. docs/tagging.md shows one sentence in every scheme.</summary>
/// <remarks>
/// <para>A tag is O (outside; null and an empty tag mean the same), or a prefix, a separator and a type: "B-creative-work" has the type
/// "creative-work". The separator is a hyphen, or the underscore of "B_WORK_OF_ART" (<see cref="WithSeparator"/>). A prefix alone ("B") is a span
/// without type. The prefix stands first: "PER-B" is no tag of these schemes. <see cref="Io"/> writes the type alone: "PERSON".</para>
/// <para>Reading never fails, and every token that is not outside lies in one span. A span starts at B, S and U; at any other tag that follows O, a tag of
/// another type, or E, L, S, U. It ends at E, L, S, U, and before a start or O. For B and I that is how conlleval reads them. A letter that no scheme knows
/// ("X-PER") is read as I, and a tag without any prefix as I of a type of that name. <see cref="Validate(IReadOnlyList{string?})"/> tells of each.</para>
/// </remarks>
public abstract class TagScheme
{
    private protected TagScheme(TagNotation notation) => Notation = notation;

    /// <summary>No prefixes: PER, O. Two spans of one type that touch become one. <see cref="WithSeparator"/> makes it I-PER, O.</summary>
    public static TagScheme Io { get; } = IoScheme.With(TagNotation.Plain);

    /// <summary>IOB2: B- at the first token of a span, I- at the others.</summary>
    public static TagScheme Bio { get; } = BioScheme.With(TagNotation.Hyphen);

    /// <summary>IOB1: I-, but B- at the first token of a span that touches one of its type. CoNLL-2003 came in it.</summary>
    public static TagScheme Iob1 { get; } = Iob1Scheme.With(TagNotation.Hyphen);

    /// <summary>B- at the first token, I- inside, L- at the last; U- at an only one.</summary>
    public static TagScheme Bilou { get; } = BilouScheme.With(TagNotation.Hyphen);

    /// <summary>B- at the first token, I- inside, E- at the end; S- at a single one.</summary>
    public static TagScheme Iobes { get; } = IobesScheme.With(TagNotation.Hyphen);

    /// <summary>IO, BIO, IOB1, BILOU or IOBES.</summary>
    public abstract string Name { get; }

    /// <summary>What stands between prefix and type: a hyphen or an underscore; null for <see cref="Io"/> without prefixes.</summary>
    public char? Separator => Notation.Separator;

    internal TagNotation Notation { get; }

    /// <summary>The prefixes of its tags.</summary>
    internal abstract string Prefixes { get; }

    /// <summary>Those that must follow a tag of the same type that leaves its span open: B or I.</summary>
    internal abstract string NeedPrevious { get; }

    /// <summary>Those that must be followed by one of <see cref="NeedPrevious"/>, of the same type.</summary>
    internal abstract string NeedNext { get; }

    /// <summary>The same scheme with tags such as "B_PER" or "B-PER"; for <see cref="Io"/>, also null, for types alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is another character, or null for a scheme that needs prefixes.</exception>
    public TagScheme WithSeparator(char? separator) => WithNotation(TagNotation.Of(separator));

    /// <summary>The spans of a sentence, in their order. Tags that break the scheme are read as the remarks of the class say.</summary>
    /// <param name="tags">A tag a token; null and empty are outside.</param>
    public IReadOnlyList<TagSpan> Spans(IReadOnlyList<string?> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var spans = new List<TagSpan>();
        SpanReader.Read(tags, Notation, spans);
        return spans;
    }

    /// <summary>The tags of a sentence whose spans these are.</summary>
    /// <param name="spans">In any order; no two may overlap.</param>
    /// <param name="length">How many tokens the sentence has.</param>
    /// <exception cref="ArgumentException">A span lies outside of the sentence or over another, the scheme cannot write its type, or cannot tell it from its neighbour (IO). The message names it.</exception>
    public IReadOnlyList<string> Tags(IReadOnlyList<TagSpan> spans, int length)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var tags = SpanWriter.Write(this, spans, length, out var merged);
        if (merged.Count > 0)
            throw new ArgumentException($"{merged[0]}. Use another scheme, or {nameof(Convert)}, which tells of each.", nameof(spans));
        return tags;
    }

    /// <summary>The tags that break the scheme, in their order; empty where none does.</summary>
    /// <param name="tags">A tag a token; null is outside, an empty one is a fault.</param>
    public IReadOnlyList<TagFault> Validate(IReadOnlyList<string?> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return TagFaults.Find(this, tags);
    }

    /// <summary>The tags of a corpus that break the scheme, with their lines.</summary>
    /// <param name="sentences">They are read once, and not kept.</param>
    /// <param name="column">Where the tags stand; the default, null, is the last column.</param>
    public IEnumerable<CorpusFault> Validate(IEnumerable<ConllSentence> sentences, Index? column = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return sentences.SelectMany(sentence => Validate(sentence.Column(column ?? ^1))
            .Select(fault => new CorpusFault(sentence.Source, sentence.Lines[fault.Index], sentence.Tokens[fault.Index], fault)));
    }

    /// <summary>Whether one tag may follow another. A sentence has no faults where this is true of all its neighbours, its start and its end among them.</summary>
    /// <param name="previous">The tag before; null is the start of the sentence.</param>
    /// <param name="next">The tag after; null is the end of the sentence.</param>
    /// <returns>False also where one of them is no tag of the scheme.</returns>
    public bool Allows(string? previous, string? next)
    {
        var (before, after) = (Notation.Parse(previous), Notation.Parse(next));
        return Notation.IsProper(previous, before, Prefixes) && Notation.IsProper(next, after, Prefixes) && HasItsPrevious(before, after) && HasItsNext(before, after);
    }

    /// <summary>The same spans in another scheme. Nothing is lost in silence: each tag that had to be repaired is told, and each two spans that become one.</summary>
    /// <param name="tags">A tag a token. Those that break this scheme are read as the remarks of the class say.</param>
    /// <param name="target">The scheme of the result.</param>
    /// <exception cref="ArgumentException">The target cannot write a type; see <see cref="Io"/>.</exception>
    public TagConversion Convert(IReadOnlyList<string?> tags, TagScheme target)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(target);
        var converted = SpanWriter.Write(target, Spans(tags), tags.Count, out var merged);
        return new(converted, [.. Validate(tags), .. merged]);
    }

    /// <summary>The scheme of a corpus: the most specific one that its tags do not break (IO before all, then BIO, IOBES, BILOU, IOB1), or where each is broken, the one that is broken least.</summary>
    /// <param name="sentences">A tag a token; they are read once.</param>
    /// <returns>
    /// A scheme with prefixes where at least half of the tags other than O have one, with the separator that they have. Else <see cref="Io"/>, where some token is outside.
    /// Else null: tags of every token, as parts of speech, have no spans. Null, too, for no tags at all.
    /// </returns>
    public static TagScheme? Detect(IEnumerable<IReadOnlyList<string?>> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return SchemeDetector.Detect(sentences, out _);
    }

    /// <summary>The scheme that <see cref="ToString"/> gave the name of.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static TagScheme Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SchemeDetector.All.FirstOrDefault(scheme => scheme.ToString() == name)
            ?? throw new ArgumentException($"Expected a tag scheme, one of {string.Join(", ", SchemeDetector.All)}, found '{name}'.", nameof(name));
    }

    /// <summary>The name, and the separator where it is not the usual one: "BIO", "BIO_", "IO", "IO-".</summary>
    public sealed override string ToString() => Name + (this == Io || (Name != Io.Name && Separator == '-') ? "" : Separator);

    /// <summary>The prefix of a token.</summary>
    /// <param name="first">It is the first of its span.</param>
    /// <param name="last">It is the last of its span.</param>
    /// <param name="touches">The span follows one of its type at once.</param>
    internal abstract char Prefix(bool first, bool last, bool touches);

    internal bool HasItsPrevious(TagParts previous, TagParts next) =>
        !NeedPrevious.Contains(next.Prefix) || (previous.Prefix is 'B' or 'I' && previous.Type == next.Type);

    internal bool HasItsNext(TagParts previous, TagParts next) =>
        !NeedNext.Contains(previous.Prefix) || (NeedPrevious.Contains(next.Prefix) && previous.Type == next.Type);

    private protected abstract TagScheme WithNotation(TagNotation notation);
}
