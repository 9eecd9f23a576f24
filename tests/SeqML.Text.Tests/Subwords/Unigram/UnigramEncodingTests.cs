using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.Unigram;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>How texts become tokens.</summary>
public sealed class UnigramEncodingTests
{
    private static readonly Pieces Hello = SearchTests.Hello;

    [Fact]
    public void The_best_ways_of_hello_are_those_worked_out_by_hand()
    {
        var tokenizer = Hello.Tokenizer();
        var found = tokenizer.EncodeBest("hello", 4);
        Assert.Equal(["▁he llo", "▁he l lo", "▁ he llo", "▁ hell o"], found.Select(way => string.Join(' ', way.Ids.Select(tokenizer.TokenOf))));
        Assert.Equal([-9.5, -12.5, -15, -17], found.Select(way => way.Score));
        Assert.Equal([new TextSpan(0, 2), new TextSpan(2, 3)], found[0].Spans);
    }

    [Fact]
    public void Neighbours_that_are_unknown_are_one_token_and_a_blank_between_parts_them()
    {
        var (ids, spans) = Encoded.Of(Hello.Tokenizer(), "xyhe\uD83D\uD83D\uDE00 zz");
        Assert.Equal(["▁", "<unk>", "he", "<unk>", "▁", "<unk>"], ids.Select(Hello.Tokenizer().TokenOf));
        Assert.Equal([new(0, 0), new(0, 2), new(2, 2), new(4, 3), new(7, 1), new TextSpan(8, 2)], spans);
    }

    [Fact]
    public void What_is_unknown_is_left_out_without_an_unknown_token()
    {
        var pieces = new PieceVocabulary(["▁", "a"], [-1, -1], [PieceKind.Normal, PieceKind.Normal]);
        var tokenizer = new UnigramTokenizer(pieces, SpecialTokens.None, new());
        Assert.Equal([0, 1, 1], Encoded.Of(tokenizer, "xaxxa").Ids);
    }

    [Fact]
    public void Bytes_share_the_span_of_their_character()
    {
        var tokenizer = Hello.Tokenizer(bytes: true);
        var (ids, spans) = Encoded.Of(tokenizer, "he\u20ACo\uDC00");
        Assert.Equal(["▁he", "<0xE2>", "<0x82>", "<0xAC>", "o", "<0xEF>", "<0xBF>", "<0xBD>"], ids.Select(tokenizer.TokenOf));
        Assert.Equal([new(0, 2), new(2, 1), new(2, 1), new(2, 1), new(3, 1), new(4, 1), new(4, 1), new TextSpan(4, 1)], spans);
        Assert.Equal("he\u20ACo\uFFFD", tokenizer.Decode([.. ids]));
    }

    [Fact]
    public void A_word_alone_and_among_others_is_split_alike() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Pieces.Texts, Pieces.Texts, (pieces, left, right) =>
    {
        // Where no piece reaches over a blank, and an unknown one does not go on.
        var inner = new Pieces([.. pieces.All.Where(piece => piece.Text.LastIndexOf('▁') <= 0), ("▁▁", -3)]);
        var tokenizer = new Pieces([.. inner.All.SkipLast(1).Where(piece => piece.Text != "▁"), ("▁", -4)]).Tokenizer();
        return Encoded.Of(tokenizer, left + " " + right).Ids.SequenceEqual(Encoded.Of(tokenizer, left).Ids.Concat(Encoded.Of(tokenizer, right).Ids));
    }));

    [Fact]
    public void Nothing_is_allocated_once_memory_is_there()
    {
        var tokenizer = Hello.Tokenizer();
        var marked = Hello.Tokenizer(new() { RemovesExtraWhiteSpace = false });
        var text = string.Concat(Enumerable.Repeat("hello hell lo, x\U0001F44D ", 400)) + new string('h', 5000);
        var (ids, spans, random) = (new List<int>(), new List<TextSpan>(), new Random(1));
        foreach (var each in (UnigramTokenizer[])[tokenizer, marked])
        {
            Assert.Equal(0, Allocations.Of(() => each.Encode(text, Clear(ids), Clear(spans))));
            Assert.Equal(0, Allocations.Of(() => each.CountTokens(text)));
            Assert.Equal(0, Allocations.Of(() => each.EncodeSample(text, random, 0.5, Clear(ids), Clear(spans))));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("\U0001F44D")]
    [InlineData("\uD83D")]
    [InlineData(" ")]
    [InlineData("▁")]
    [InlineData("a ")]
    [InlineData("x")]
    public void A_million_units_take_no_quadratic_time(string unit)
    {
        // All pieces of up to 16 letters stand everywhere.
        var pieces = new Pieces([("▁", -2), .. Enumerable.Range(1, 16).Select(length => (new string('a', length), -1.0 - length / 8.0))]);
        var text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        foreach (var normalization in (UnigramNormalization[])[new(), new() { RemovesExtraWhiteSpace = false }])
        {
            var tokenizer = pieces.Tokenizer(normalization);
            var (ids, spans) = Encoded.Of(tokenizer, text);
            var end = normalization.RemovesExtraWhiteSpace ? text.TrimEnd('▁', ' ').Length : text.Length;
            Assert.Equal(end, ids.Count > 0 ? spans[^1].End : 0);
            tokenizer.EncodeSample(text, new Random(1), 1, [], []);
        }
    }

    private static List<T> Clear<T>(List<T> list)
    {
        list.Clear();
        return list;
    }
}
