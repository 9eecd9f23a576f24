using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>What holds for every tokenizer and every text, half characters and all.</summary>
public sealed class TokenizerLaws
{
    public static TheoryData<string> Names => TokenizerKind.Names;

    public static TheoryData<string> Hostile => [.. HostileTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tokens_are_not_empty_stand_within_the_text_and_ascend(string name) => Holds(name, (kind, text) =>
    {
        var before = new TextSpan(0, 0);
        foreach (var span in Tokens.SpansOf(kind.Tokenizer, text))
        {
            if (span.Length < 1 || span.End > text.Length || span.Start < (kind.Overlaps ? before.Start : before.End))
                return false;
            before = span;
        }
        return true;
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Tokens_are_added_to_those_that_are_there(string name) => Holds(name, (kind, text) =>
    {
        var list = new List<TextSpan> { new(7, 7) };
        kind.Tokenizer.Tokenize(text, list);
        return list[0] == new TextSpan(7, 7) && list.Skip(1).SequenceEqual(Tokens.SpansOf(kind.Tokenizer, text));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_visible_character_is_lost_where_that_is_promised(string name) => Holds(name, (kind, text) =>
    {
        var isKept = new bool[text.Length];
        foreach (var span in Tokens.SpansOf(kind.Tokenizer, text))
            isKept.AsSpan(span.Start, span.Length).Fill(true);
        return !kind.KeepsVisible || Enumerable.Range(0, text.Length).All(i => isKept[i] || IsInvisible(text, i));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_token_ends_between_the_halves_of_a_character(string name) => Holds(name, (kind, text) =>
        !kind.KeepsPairs || Tokens.SpansOf(kind.Tokenizer, text).All(span => !IsWithinCharacter(text, span.Start) && !IsWithinCharacter(text, span.End)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lines_of_a_text_have_the_tokens_of_the_whole_where_that_is_promised(string name)
    {
        var kind = TokenizerKind.All[name];
        Check.One(Texts.Trials(1000), Prop.ForAll(Texts.Any, Texts.Any, (left, right) =>
            !kind.Lines || Tokens.Of(kind.Tokenizer, $"{left}\n{right}").SequenceEqual(Tokens.Of(kind.Tokenizer, left).Concat(Tokens.Of(kind.Tokenizer, right)))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_description_makes_the_same_tokens(string name)
    {
        var read = Tokenizer.FromJson(TokenizerKind.All[name].Tokenizer.ToJson());
        Holds(name, (kind, text) => Tokens.SpansOf(read, text).SequenceEqual(Tokens.SpansOf(kind.Tokenizer, text)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Null_is_a_text_without_tokens_and_null_no_list(string name)
    {
        Assert.Empty(Tokens.Of(TokenizerKind.All[name].Tokenizer, null));
        Assert.Throws<ArgumentNullException>(() => TokenizerKind.All[name].Tokenizer.Tokenize("a", null!));
    }

    /// <summary>Quadratic time would be minutes for each.</summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_text_is_tokenized_in_linear_time(string hostile)
    {
        var text = HostileTexts.All[hostile];
        var tokens = new List<TextSpan>();
        foreach (var kind in TokenizerKind.All.Values.Where(kind => kind.IsOwn))
        {
            tokens.Clear();
            kind.Tokenizer.Tokenize(text, tokens);
            Assert.True(tokens.Count == 0 || tokens[^1].End <= text.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_list_that_is_used_again_costs_nothing(string hostile)
    {
        var text = HostileTexts.All[hostile][..(HostileTexts.Length >> 5)];
        var tokens = new List<TextSpan>();
        foreach (var (name, kind) in TokenizerKind.All.Where(kind => kind.Value.IsOwn))
        {
            var allocated = Allocations.Of(() =>
            {
                tokens.Clear();
                kind.Tokenizer.Tokenize(text, tokens);
            });
            Assert.True(allocated == 0, $"Expected no memory to be allocated for {name}, found {allocated} bytes.");
        }
    }

    private static void Holds(string name, Func<TokenizerKind, string, bool> law) =>
        Check.One(Texts.Trials(1500), Prop.ForAll(Texts.Any, text => law(TokenizerKind.All[name], text)));

    private static bool IsInvisible(string text, int index) => char.IsWhiteSpace(text[index])
        || CharUnicodeInfo.GetUnicodeCategory(text, IsWithinCharacter(text, index) ? index - 1 : index) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static bool IsWithinCharacter(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]);
}
