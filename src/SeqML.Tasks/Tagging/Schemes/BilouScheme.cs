namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>BILOU (Ratinov and Roth 2009): beginning, inside, last, outside, unit.</summary>
internal sealed class BilouScheme : TagScheme
{
    private static readonly BilouScheme Hyphen = new(TagNotation.Hyphen), Underscore = new(TagNotation.Underscore);

    private BilouScheme(TagNotation notation) : base(notation)
    {
    }

    public override string Name => "BILOU";

    internal override string Prefixes => "BILU";

    internal override string NeedPrevious => "IL";

    internal override string NeedNext => "BI";

    public static BilouScheme With(TagNotation notation) => notation.Separator switch
    {
        '-' => Hyphen,
        '_' => Underscore,
        _ => throw new ArgumentOutOfRangeException(nameof(notation), notation.Separator, "Expected '-' or '_' between prefix and type: only IO has tags without prefixes."),
    };

    internal override char Prefix(bool first, bool last, bool touches) => (first, last) switch { (true, true) => 'U', (true, false) => 'B', (false, true) => 'L', _ => 'I' };

    private protected override TagScheme WithNotation(TagNotation notation) => With(notation);
}
