using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Subwords;

/// <summary>What holds for every kind of tokenizer and every text, half characters and all. <see cref="Encoded.Of"/> checks spans and counts.</summary>
public sealed class SubwordLaws
{
    public static TheoryData<string> Kinds => Samples.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_is_encoded_and_decoded(string kind) => Holds(kind, (tokenizer, text) =>
        tokenizer.Decode([.. Encoded.Of(tokenizer, text).Ids]) is not null);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_decoded_is_encoded_and_decoded_to_itself(string kind)
    {
        // Unknown tokens, decoded, are text: where they come, and where special tokens stand without blanks, the text is another.
        Holds(kind, (tokenizer, text) =>
        {
            var ids = Encoded.Of(tokenizer, text).Ids;
            var decoded = tokenizer.Decode([.. ids]);
            return ids.Any(tokenizer.IsSpecial) || tokenizer.UnknownId is null || tokenizer.Decode([.. Encoded.Of(tokenizer, decoded).Ids]) == decoded;
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Letters_and_digits_are_in_spans(string kind) => Holds(kind, (tokenizer, text) =>
    {
        var covered = new bool[text.Length];
        foreach (var span in Encoded.Of(tokenizer, text).Spans)
            covered.AsSpan(span.Start, span.Length).Fill(true);
        return tokenizer is not ByteLevelTokenizer && tokenizer.UnknownId is null
            || !Enumerable.Range(0, text.Length).Any(i => char.IsAsciiLetterOrDigit(text[i]) && !covered[i]);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_joined_by_a_blank_have_the_tokens_of_both(string kind)
    {
        var tokenizer = Samples.All[kind];
        if (tokenizer is not ByteLevelTokenizer) // which has a law of its own: the blank belongs to the next word
            Check.One(Texts.Trials(1000), Prop.ForAll(Texts.Any, Texts.Any, (left, right) =>
                Encoded.Of(tokenizer, $"{left} {right}").Ids.SequenceEqual(Encoded.Of(tokenizer, left).Ids.Concat(Encoded.Of(tokenizer, right).Ids))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_ids_are_decoded(string kind)
    {
        var tokenizer = Samples.All[kind];
        Check.One(Texts.Trials(500), Prop.ForAll(Arb.From(Gen.Choose(0, tokenizer.Count - 1).ArrayOf()), ids => tokenizer.Decode(ids) is not null));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_tokenizer_that_was_saved_is_the_same(string kind)
    {
        var tokenizer = Samples.All[kind];
        using var stream = new MemoryStream();
        tokenizer.Save(stream);
        stream.WriteByte(42); // what follows is not read
        stream.Position = 0;
        var loaded = SubwordTokenizer.Load(stream);
        Assert.Equal(stream.Length - 1, stream.Position);
        Assert.Equal(tokenizer.GetType(), loaded.GetType());
        Assert.Equal(tokenizer.Tokens, loaded.Tokens);
        Assert.Equal(tokenizer.SpecialTokens with { Others = [] }, loaded.SpecialTokens with { Others = [] });
        Assert.Equal(tokenizer.SpecialTokens.Others, loaded.SpecialTokens.Others);
        Holds(kind, (same, text) => Encoded.Of(same, text).Ids.SequenceEqual(Encoded.Of(loaded, text).Ids));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_allocated_once_it_is_warm(string kind)
    {
        var tokenizer = Samples.All[kind];
        var text = string.Join('\n', Samples.Texts) + new string('x', 3000) + " " + string.Concat(Enumerable.Repeat("\u65E5\u00E9", 500));
        var (ids, spans) = (new List<int>(20_000), new List<TextSpan>(20_000));
        Assert.Equal(0, Allocations.Of(() =>
        {
            ids.Clear();
            spans.Clear();
            tokenizer.Encode(text, ids, spans);
            tokenizer.CountTokens(text);
        }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Several_threads_may_use_one_object(string kind)
    {
        var tokenizer = Samples.All[kind];
        var texts = Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Range(0, 50 + i).Select(j => Samples.Texts[i % Samples.Texts.Length][((7 * i) + (j * j)) % Samples.Texts[i % Samples.Texts.Length].Length]))).ToArray();
        var expected = texts.Select(text => Encoded.Of(tokenizer, text).Ids).ToArray();
        Parallel.For(0, 2000, i => Assert.Equal(expected[i % texts.Length], Encoded.Of(tokenizer, texts[i % texts.Length]).Ids));
    }

    private static readonly IReadOnlyDictionary<string, string> Huge = new Dictionary<string, string>
    {
        ["one letter"] = new('l', 1 << 20),
        ["one letter that has no token"] = new('\u1112', 1 << 20),
        ["marks"] = "e" + new string('\u0301', 1 << 20),
        ["halves of characters"] = new('\uD83D', 1 << 20),
        ["a word that nearly matches"] = string.Concat(Enumerable.Repeat("lowes", 200_000)),
        ["Chinese"] = string.Concat(Enumerable.Repeat("\u65E5\u672C", 1 << 19)),
        ["punctuation"] = new('!', 1 << 20),
        ["blanks"] = new(' ', 1 << 20),
        ["NULs"] = new('\0', 1 << 20),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_huge_text_is_encoded_to_its_end(string kind)
    {
        // Of a million units each: a word would take minutes where time grew with the square of its length.
        var tokenizer = Samples.All[kind];
        foreach (var (_, text) in Huge)
        {
            var spans = new List<TextSpan>();
            tokenizer.Encode(text, [], spans);
            Assert.Equal(spans.Count, tokenizer.CountTokens(text));
            Assert.True(spans.Count == 0 || spans[^1].End <= text.Length);
        }
    }

    private static void Holds(string kind, Func<SubwordTokenizer, string, bool> law) =>
        Check.One(Texts.Trials(1500), Prop.ForAll(Texts.Any, text => law(Samples.All[kind], text)));
}
