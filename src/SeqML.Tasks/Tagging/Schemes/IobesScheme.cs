namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>IOBES: inside, outside, beginning, end, single.</summary>
internal sealed class IobesScheme : TagScheme
{
    private static readonly IobesScheme Hyphen = new(TagNotation.Hyphen), Underscore = new(TagNotation.Underscore);

    private IobesScheme(TagNotation notation) : base(notation)
    {
    }

    public override string Name => "IOBES";

    internal override string Prefixes => "BIES";

    internal override string NeedPrevious => "IE";

    internal override string NeedNext => "BI";

    public static IobesScheme With(TagNotation notation) => notation.Separator switch
    {
        '-' => Hyphen,
        '_' => Underscore,
        _ => throw new ArgumentOutOfRangeException(nameof(notation), notation.Separator, "Expected '-' or '_' between prefix and type: only IO has tags without prefixes."),
    };

    internal override char Prefix(bool first, bool last, bool touches) => (first, last) switch { (true, true) => 'S', (true, false) => 'B', (false, true) => 'E', _ => 'I' };

    private protected override TagScheme WithNotation(TagNotation notation) => With(notation);
}
