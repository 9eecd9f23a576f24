namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>IOB2 (Ratnaparkhi 1998): every span starts with B.</summary>
internal sealed class BioScheme : TagScheme
{
    private static readonly BioScheme Hyphen = new(TagNotation.Hyphen), Underscore = new(TagNotation.Underscore);

    private BioScheme(TagNotation notation) : base(notation)
    {
    }

    public override string Name => "BIO";

    internal override string Prefixes => "BI";

    internal override string NeedPrevious => "I";

    internal override string NeedNext => "";

    public static BioScheme With(TagNotation notation) => notation.Separator switch
    {
        '-' => Hyphen,
        '_' => Underscore,
        _ => throw new ArgumentOutOfRangeException(nameof(notation), notation.Separator, "Expected '-' or '_' between prefix and type: only IO has tags without prefixes."),
    };

    internal override char Prefix(bool first, bool last, bool touches) => first ? 'B' : 'I';

    private protected override TagScheme WithNotation(TagNotation notation) => With(notation);
}
