using SeqML.Text.Normalization.Editing;
using SeqML.Text.Normalization.Unicode;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization;

/// <summary>A text that was normalized, and for each of its units where it came from. Its memory is used again by the next text: a text that is no longer than those before allocates nothing.</summary>
/// <remarks>One thread at a time. Where units come from is kept as the list of changes, so a text that keeps its length costs nothing, and any other as much as was changed.</remarks>
public sealed class NormalizedText
{
    private readonly EditList origins = new();
    private readonly EditList changes = new();
    private char[] units = [];
    private int length;
    private bool tracks;

    /// <summary>The text as it is now. Valid until it is normalized again.</summary>
    public ReadOnlySpan<char> Text => units.AsSpan(0, length);

    /// <summary>How many units the original has.</summary>
    public int OriginalLength { get; private set; }

    /// <summary>Whether every unit comes from the one at its own place: nothing was inserted or removed, though letters may have become others.</summary>
    public bool IsIdentity => origins.Count == 0;

    /// <summary>The units, for changes of one unit into one, in place.</summary>
    internal Span<char> Units => units.AsSpan(0, length);

    /// <summary>What a stage writes into.</summary>
    internal char[] Spare { get; set; } = [];

    /// <summary>What a stage for Unicode's normalization forms works in.</summary>
    internal Segment Segment => field ??= new Segment();

    /// <summary>Where a span of <see cref="Text"/> comes from: the smallest span of the original that has all units which one of its units comes from.</summary>
    /// <param name="span">A span of <see cref="Text"/>, as a token is.</param>
    /// <returns>A unit that was put for several, or among several for one, comes from all that they were put for. Of units that were inserted only, and of none, it is an empty
    /// span, where they stand in the original. What was removed at either end of the span is left out. Spans in order have origins in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span is not within the text.</exception>
    public TextSpan Original(TextSpan span)
    {
        if (span.Start < 0 || span.Length < 0 || span.Start > length - span.Length)
            throw new ArgumentOutOfRangeException(nameof(span), span, $"Expected a span within the {length} units of the normalized text.");
        if (span.Length == 0)
            return new TextSpan(span.Start == length ? OriginalLength : origins.Origin(span.Start).Start, 0);
        var start = origins.Origin(span.Start).Start;
        return new TextSpan(start, origins.Origin(span.End - 1).End - start);
    }

    /// <summary>The text, as a string.</summary>
    public override string ToString() => Text.ToString();

    /// <summary>Starts with a text.</summary>
    /// <param name="text">The original.</param>
    /// <param name="track">Whether it is asked later where units come from.</param>
    internal void Start(ReadOnlySpan<char> text, bool track)
    {
        if (units.Length < text.Length)
            units = new char[text.Length];
        text.CopyTo(units);
        (length, OriginalLength, tracks) = (text.Length, text.Length, track);
        origins.Clear();
    }

    /// <summary>Starts a change. Only one may be under way.</summary>
    internal TextEditor Edit() => new(this, Text, Spare, tracks ? changes : null);

    /// <summary>Ends a change.</summary>
    internal void Take(char[] output, int written, EditList? edits)
    {
        (Spare, units, length) = (units, output, written);
        if (edits is not null)
            origins.Compose(edits);
    }
}
