namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>IO: a token is inside or outside. The only scheme whose tags may be types without prefix.</summary>
internal sealed class IoScheme : TagScheme
{
    private static readonly IoScheme Plain = new(TagNotation.Plain), Hyphen = new(TagNotation.Hyphen), Underscore = new(TagNotation.Underscore);

    private IoScheme(TagNotation notation) : base(notation)
    {
    }

    public override string Name => "IO";

    internal override string Prefixes => Separator is null ? "\0" : "I";

    internal override string NeedPrevious => "";

    internal override string NeedNext => "";

    public static IoScheme With(TagNotation notation) => notation.Separator switch
    {
        null => Plain,
        '-' => Hyphen,
        _ => Underscore,
    };

    internal override char Prefix(bool first, bool last, bool touches) => 'I';

    private protected override TagScheme WithNotation(TagNotation notation) => With(notation);
}
