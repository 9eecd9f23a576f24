namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>IOB1 (Ramshaw and Marcus 1995): B only where a span touches one of its type.</summary>
internal sealed class Iob1Scheme : TagScheme
{
    private static readonly Iob1Scheme Hyphen = new(TagNotation.Hyphen), Underscore = new(TagNotation.Underscore);

    private Iob1Scheme(TagNotation notation) : base(notation)
    {
    }

    public override string Name => "IOB1";

    internal override string Prefixes => "BI";

    internal override string NeedPrevious => "B";

    internal override string NeedNext => "";

    public static Iob1Scheme With(TagNotation notation) => notation.Separator switch
    {
        '-' => Hyphen,
        '_' => Underscore,
        _ => throw new ArgumentOutOfRangeException(nameof(notation), notation.Separator, "Expected '-' or '_' between prefix and type: only IO has tags without prefixes."),
    };

    internal override char Prefix(bool first, bool last, bool touches) => first && touches ? 'B' : 'I';

    private protected override TagScheme WithNotation(TagNotation notation) => With(notation);
}
