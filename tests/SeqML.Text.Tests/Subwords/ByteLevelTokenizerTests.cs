using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords;
using SeqML.Text.Subwords.ByteLevel;
using SeqML.Text.Subwords.Files;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords;

public sealed class ByteLevelTokenizerTests
{
    private static readonly string[] Bytes = [.. Enumerable.Range(0, 256).Select(value => ByteAlphabet.CharacterOf((byte)value).ToString())];

    [Fact]
    public void Visible_bytes_stand_for_themselves_and_others_for_later_characters()
    {
        Assert.Equal("!~\u00A1\u00AC\u00AE\u00FF", string.Concat("!~\u00A1\u00AC\u00AE\u00FF".Select(unit => Bytes[unit])));
        Assert.Equal("\u0100\u010A\u0120\u0121\u0122\u0142\u0143", string.Concat(new[] { 0, 10, 32, 127, 128, 160, 173 }.Select(value => Bytes[value])));
        Assert.Equal(256, Bytes.Distinct().Count());
    }

    [Fact]
    public void Merges_are_those_of_the_definition() => Check.One(Texts.Trials(3000), Prop.ForAll(
        NaiveMerges.Arbitrary, Arb.From(Gen.Elements('a', 'b', 'c').ArrayOf().Select(letters => new string(letters))), (merges, word) =>
        Encoded.Of(Make(merges), word).Ids.Select(Make(merges).TokenOf).SequenceEqual(NaiveMerges.Apply(merges, word.Select(letter => letter.ToString())))));

    [Fact]
    public void Merges_of_long_words_are_those_of_the_definition() => Check.One(Texts.Trials(300), Prop.ForAll(
        NaiveMerges.Arbitrary, Arb.From(Gen.Elements('a', 'b').ArrayOf(300).Select(letters => new string(letters))), (merges, word) =>
        Encoded.Of(Make(merges), word).Ids.Select(Make(merges).TokenOf).SequenceEqual(NaiveMerges.Apply(merges, word.Select(letter => letter.ToString())))));

    [Fact]
    public void Decoding_undoes_encoding_but_for_half_characters() => Check.One(Texts.Trials(3000), Prop.ForAll(NaiveMerges.Arbitrary, Texts.Any, (merges, text) =>
    {
        var tokenizer = Make(merges);
        return tokenizer.Decode([.. Encoded.Of(tokenizer, text).Ids]) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }));

    [Fact]
    public void Spans_cover_the_text_and_whole_tokens_are_their_slices() => Check.One(Texts.Trials(3000), Prop.ForAll(NaiveMerges.Arbitrary, Texts.Any, (merges, text) =>
    {
        var tokenizer = Make(merges);
        var (ids, spans) = Encoded.Of(tokenizer, text);
        var end = 0;
        for (var i = 0; i < ids.Count; i++)
        {
            var decoded = tokenizer.Decode([ids[i]]);
            if (spans[i].Start > end || spans[i].Length == 0 || (!decoded.Contains('\uFFFD', StringComparison.Ordinal) && !spans[i].In(text).SequenceEqual(decoded)))
                return false;
            end = spans[i].End;
        }
        return end == text.Length;
    }));

    [Fact]
    public void Bytes_of_one_character_share_its_span()
    {
        var (ids, spans) = Encoded.Of(Make([]), "a\u20AC\U0001F44D");
        Assert.Equal(8, ids.Count);
        Assert.Equal([(0, 1), (1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (2, 2), (2, 2)], spans.Select(span => (span.Start, span.Length)));
    }

    [Fact]
    public void A_cut_before_white_space_changes_nothing() => Check.One(Texts.Trials(3000), Prop.ForAll(NaiveMerges.Arbitrary, Texts.Any, Texts.Any, (merges, left, right) =>
    {
        var tokenizer = Make(merges);
        var (before, after) = (left.TrimEnd(), right.TrimStart());
        return Encoded.Of(tokenizer, before + " " + after).Ids.SequenceEqual(Encoded.Of(tokenizer, before).Ids.Concat(Encoded.Of(tokenizer, " " + after).Ids));
    }));

    [Fact]
    public void A_word_of_a_million_letters_takes_no_quadratic_time()
    {
        var tokenizer = Make([("a", "a"), ("aa", "aa"), ("aaaa", "aaaa")]);
        Assert.Equal((1 << 17) + 1, tokenizer.CountTokens(new string('a', (1 << 20) + 1)));
        Assert.Equal(3 * 100_000, tokenizer.CountTokens(string.Concat(Enumerable.Repeat("aaaaaaaabb", 100_000))));
    }

    [Fact]
    public void A_longer_word_is_encoded_in_parts_without_cutting_a_character()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\U00010400", 1 << 20));
        var tokenizer = Make([]);
        var (ids, spans) = Encoded.Of(tokenizer, text);
        Assert.Equal(1 + 4 * (1 << 20), ids.Count);
        Assert.Equal(text.Length, spans[^1].End);
        Assert.Equal(text, tokenizer.Decode([.. ids]));
    }

    [SkippableFact]
    public void Every_line_of_the_public_texts_comes_back()
    {
        var tokenizer = PublicVocabularies.Gpt2();
        Skip.If(tokenizer is null, SharedData.Absent);
        var ids = new List<int>();
        var texts = 0;
        foreach (var (path, text) in PublicTexts.All())
        {
            texts++;
            foreach (var part in text.Split('\n').Append(text))
            {
                ids.Clear();
                tokenizer.Encode(part, ids);
                Assert.True(tokenizer.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids)) == part, $"{path}: {part[..Math.Min(part.Length, 100)]}");
            }
        }
        Assert.True(texts > 60, $"{texts} texts");
    }

    [SkippableFact]
    public void Nothing_is_allocated_once_it_is_warm()
    {
        var tokenizer = PublicVocabularies.Gpt2();
        Skip.If(tokenizer is null, SharedData.Absent);
        var text = File.ReadAllText(SharedData.Find("wikitext2", "valid.txt")!)[..200_000] + " \u00E9t\u00E9 \u65E5\u672C\u8A9E " + new string('=', 5000);
        var ids = new List<int>(200_000);
        var spans = new List<Text.Tokenization.TextSpan>(200_000);
        Assert.Equal(0, Allocations.Of(() =>
        {
            ids.Clear();
            spans.Clear();
            tokenizer.Encode(text, ids, spans);
            tokenizer.CountTokens(text);
        }));
    }

    /// <summary>All bytes and the results of merges.</summary>
    private static ByteLevelTokenizer Make(IReadOnlyList<(string Left, string Right)> merges) =>
        new(new SubwordVocabulary([.. Bytes.Concat(merges.Select(merge => merge.Left + merge.Right)).Distinct()]), new MergeFile(merges), SpecialTokens.None);
}
