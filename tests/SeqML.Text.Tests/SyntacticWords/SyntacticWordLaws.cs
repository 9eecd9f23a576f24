using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization.SyntacticWords;

namespace SeqML.Text.Tests.SyntacticWords;

/// <summary>What holds for every text; the laws of all tokenizers hold for this one, too.</summary>
public sealed class SyntacticWordLaws
{
    private static readonly SyntacticWordTokenizer English = new();

    private static readonly string[] Pieces =
    [
        "can't", "cannot", "I'd've", "dont", "gonna", "'em", "'90s", "60's", "James'", "O'Neil", "\u2019s", "n't", "w/o", "24/7", "9/11", "1/2", "co-op", "e-mail", "well-made", "555-1234", "1-2", "1,000.5", "1,2",
        "5pm", "3p.m.", "$3m", "US$5", "+44", ".5", ".doc", "Mr.", "etc.", "U.S.", "J.", "No.", "I.", "p.m", "a.b", "a.com", "great.The", "x.y.z", "http://a.b/c?d(e)", "www.x.y", "mailto:a@b.c", "a.b@c.d", "@ann", "#tag", "@",
        "AT&T", "f**k", "...", "?!", "--", ":-)", "<3", "(", ")", "\"", "'", ",", ";", "/", "-", "&", "*", "%", "a", "The", "word", "7", "\u00E9", "\u4F60", "\u0301", "\U0001F44D\U0001F3FD", "\u200D", "\uD83D", "\0",
    ];

    private static readonly Arbitrary<string> Any = Arb.From(
        Gen.Frequency((3, Gen.Elements(Pieces)), (2, Gen.Constant(" ")), (1, Gen.Elements("\n", "\n\n", "\t", "  "))).ArrayOf().Select(string.Concat),
        text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    [Fact]
    public void No_token_has_white_space_or_a_control_character_in_it() => Holds(text =>
        Tokens.Of(English, text).All(token => !token.Any(unit => char.IsWhiteSpace(unit) || char.IsControl(unit))));

    [Fact]
    public void No_visible_character_is_lost() => Holds(text =>
        string.Concat(Tokens.Of(English, text)).Count(char.IsLetterOrDigit) == text.Count(char.IsLetterOrDigit));

    /// <summary>Words of ASCII between blanks of ASCII go a shorter way through the code; hard spaces lead past it.</summary>
    [Fact]
    public void Hard_spaces_part_as_blanks_do() => Holds(text =>
        Tokens.SpansOf(English, text.Replace(' ', '\u00A0')).SequenceEqual(Tokens.SpansOf(English, text)));

    [Fact]
    public void A_blank_line_between_texts_leaves_their_tokens_as_they_are() => Check.One(Texts.Trials(5000), Prop.ForAll(Any, Any, (left, right) =>
        Tokens.Of(English, $"{left}\n\n{right}").SequenceEqual(Tokens.Of(English, left).Concat(Tokens.Of(English, right)))));

    [Fact]
    public void Tokens_joined_are_the_text_without_blanks() => Holds(text =>
        string.Concat(Tokens.Of(English, text)) is var joined && joined.Where(unit => unit > ' ').SequenceEqual(text.Where(unit => unit > ' ' && unit != '\u200D')) || text.Contains('\u200D', StringComparison.Ordinal));

    private static void Holds(Func<string, bool> law) => Check.One(Texts.Trials(10000), Prop.ForAll(Any, law));
}
