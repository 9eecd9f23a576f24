using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>What holds for every text, half characters and all.</summary>
public sealed class WordTokenizerLaws
{
    [Fact]
    public void Tokens_are_not_empty_ascend_and_do_not_overlap() => Holds(text =>
    {
        var end = 0;
        foreach (var span in Tokens.SpansOf(text))
        {
            if (span.Length < 1 || span.Start < end || span.End > text.Length)
                return false;
            end = span.End;
        }
        return true;
    });

    [Fact]
    public void Tokens_are_those_of_the_simplest_form_of_the_rules() =>
        Check.One(Texts.Trials(20_000), Prop.ForAll(Texts.Any, text => Tokens.SpansOf(text).SequenceEqual(WordReference.SpansOf(text))));

    [Fact]
    public void A_list_holds_what_the_enumerator_gives() => Holds(text =>
    {
        var list = new List<TextSpan> { new(7, 7) };
        new WordTokenizer().Tokenize(text, list);
        return list.Skip(1).SequenceEqual(Tokens.SpansOf(text)) && list[0] == new TextSpan(7, 7);
    });

    /// <summary>The list is made by blocks of 64 characters and pieces of 1,024: a text stands at any place of both, and reaches beyond them.</summary>
    [Theory]
    [InlineData(' ')]
    [InlineData('x')]
    [InlineData('!')]
    [InlineData('\u00E9')]
    public void A_list_is_that_of_the_simplest_rules_wherever_blocks_end(char filler) =>
        Check.One(Texts.Trials(6000), Prop.ForAll(Texts.Any, Arb.From(Gen.Choose(0, 1100)), (text, length) =>
        {
            var filled = string.Concat(new string(filler, length % 2 == 0 ? length % 140 : length), text, text);
            var list = new List<TextSpan>();
            new WordTokenizer().Tokenize(filled, list);
            return list.SequenceEqual(WordReference.SpansOf(filled));
        }));

    [Fact]
    public void Between_tokens_there_are_separators_only() => Holds(text =>
    {
        var between = new StringBuilder(text);
        foreach (var span in Tokens.SpansOf(text).AsEnumerable().Reverse())
            between.Remove(span.Start, span.Length);
        return between.ToString().EnumerateRunes().All(IsSeparator);
    });

    [Fact]
    public void No_token_starts_with_a_separator_or_has_space_or_control_within() => Holds(text =>
        Tokens.Of(text).All(token => !IsSeparator(token.EnumerateRunes().First())
            && !token.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))));

    [Fact]
    public void No_token_ends_between_the_halves_of_a_character() => Holds(text =>
        Tokens.SpansOf(text).All(span => !IsWithinCharacter(text, span.Start) && !IsWithinCharacter(text, span.End)));

    [Fact]
    public void The_same_text_has_the_same_tokens() => Holds(text =>
        Tokens.SpansOf(text).SequenceEqual(Tokens.SpansOf(new string(text.AsSpan()))));

    [Fact]
    public void A_token_alone_is_that_token() => Holds(text =>
        Tokens.Of(text).All(token => Tokens.Of(token) is [var only] && only == token));

    [Fact]
    public void Tokens_joined_by_spaces_are_those_tokens() => Holds(text =>
    {
        var tokens = Tokens.Of(text);
        return Tokens.Of(string.Join(' ', tokens)).SequenceEqual(tokens);
    });

    [Fact]
    public void Two_texts_with_a_space_between_have_the_tokens_of_both() =>
        Check.One(Texts.Trials(2000), Prop.ForAll(Texts.Any, Texts.Any, (left, right) =>
            Tokens.Of($"{left} {right}").SequenceEqual(Tokens.Of(left).Concat(Tokens.Of(right)))));

    [Fact]
    public void Letters_of_a_word_of_ascii_stay_together() => Holds(text =>
    {
        var word = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return word.Length == 0 || Tokens.Of($"({word})").SequenceEqual(["(", word, ")"]);
    });

    private static void Holds(Func<string, bool> law) => Check.One(Texts.Trials(4000), Prop.ForAll(Texts.Any, law));

    private static bool IsSeparator(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static bool IsWithinCharacter(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]);
}
