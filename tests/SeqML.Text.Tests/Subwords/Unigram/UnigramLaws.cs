using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords.Unigram;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>What holds for every text, half characters and all.</summary>
public sealed class UnigramLaws
{
    private static readonly Arbitrary<UnigramNormalization> Normalizations = Arb.From(
        from prefix in Gen.Elements(true, false)
        from extra in Gen.Elements(true, false)
        from blanks in Gen.Elements(true, false)
        select new UnigramNormalization { AddsDummyPrefix = prefix, RemovesExtraWhiteSpace = extra, BlanksAnyWhiteSpace = blanks });

    [Fact]
    public void Decoding_undoes_encoding_but_for_what_is_normalized() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Any, Normalizations, (pieces, text, normalization) =>
    {
        var tokenizer = new Pieces([.. pieces.All, .. pieces.All.Any(piece => piece.Text == "▁") ? (ReadOnlySpan<(string, double)>)[] : [("▁", -2.0)]]).Tokenizer(normalization, bytes: true);
        var expected = Pieces.Normalized(text, normalization);
        expected = normalization.RemovesExtraWhiteSpace ? expected.TrimStart('▁') : normalization.AddsDummyPrefix && expected.Length > 0 ? expected[1..] : expected;
        return tokenizer.Decode([.. Encoded.Of(tokenizer, text).Ids]) == expected.Replace('▁', ' ');
    }));

    [Fact]
    public void With_bytes_and_all_white_space_kept_every_text_comes_back() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Any, (pieces, text) =>
    {
        var normalization = new UnigramNormalization { RemovesExtraWhiteSpace = false, BlanksAnyWhiteSpace = false };
        var tokenizer = new Pieces([.. pieces.All.Where(piece => piece.Text != "▁"), ("▁", -2)]).Tokenizer(normalization, bytes: true);
        var whole = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Replace('▁', '_'); // with U+FFFD for half characters
        return tokenizer.Decode([.. Encoded.Of(tokenizer, text.Replace('▁', '_')).Ids]) == whole;
    }));

    [Fact]
    public void Spans_cover_all_but_white_space_at_the_ends() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Any, Normalizations, (pieces, text, normalization) =>
    {
        var covered = new bool[text.Length];
        foreach (var span in Encoded.Of(pieces.Tokenizer(normalization), text).Spans)
            covered.AsSpan(span.Start, span.Length).Fill(true);
        // A mark at the end is white space, too.
        var first = Array.IndexOf(covered, true);
        return first < 0 ? Pieces.Normalized(text, normalization).Length <= 1
            : Array.LastIndexOf(covered, false, Array.LastIndexOf(covered, true)) < first && text[..first].All(IsBlank) && text[(Array.LastIndexOf(covered, true) + 1)..].All(unit => IsBlank(unit) || unit == '▁');

        bool IsBlank(char unit) => normalization.RemovesExtraWhiteSpace && (unit == ' ' || (normalization.BlanksAnyWhiteSpace && char.IsWhiteSpace(unit)));
    }));

    [Fact]
    public void A_token_is_the_slice_of_its_span_with_white_space_marked() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Any, Normalizations, (pieces, text, normalization) =>
    {
        var tokenizer = pieces.Tokenizer(normalization);
        var (ids, spans) = Encoded.Of(tokenizer, text);
        for (var i = 0; i < ids.Count; i++)
        {
            var slice = Pieces.Normalized(spans[i].In(text).ToString(), new() { AddsDummyPrefix = false, RemovesExtraWhiteSpace = false, BlanksAnyWhiteSpace = normalization.BlanksAnyWhiteSpace });
            if (normalization.RemovesExtraWhiteSpace)
                while (slice.Contains("▁▁", StringComparison.Ordinal))
                    slice = slice.Replace("▁▁", "▁", StringComparison.Ordinal);
            if (ids[i] != tokenizer.UnknownId && slice != tokenizer.TokenOf(ids[i]) && !(i == 0 && "▁" + slice == tokenizer.TokenOf(ids[i])) && !text.Contains('▁', StringComparison.Ordinal))
                return false;
        }
        return true;
    }));

    [Fact]
    public void What_is_drawn_and_what_is_best_are_ways_to_write_the_text() => Check.One(Texts.Trials(2000), Prop.ForAll(Pieces.Any, Any, Normalizations, (pieces, text, normalization) =>
    {
        var tokenizer = pieces.Tokenizer(normalization, bytes: true);
        var decoded = tokenizer.Decode([.. Encoded.Of(tokenizer, text).Ids]);
        var (ids, spans) = (new List<int>(), new List<TextSpan>());
        tokenizer.EncodeSample(text, new Random(text.Length), 0.2, ids, spans);
        return ids.Count == spans.Count && tokenizer.Decode([.. ids]) == decoded
            && tokenizer.EncodeBest(text, 5).All(way => way.Ids.Count == way.Spans.Count && tokenizer.Decode([.. way.Ids]) == decoded);
    }));

    [Fact]
    public void A_tokenizer_that_is_saved_as_any_file_splits_alike() => Check.One(Texts.Trials(60), Prop.ForAll(Pieces.Any, Any, Normalizations, (pieces, text, normalization) =>
    {
        var tokenizer = pieces.Tokenizer(normalization);
        using var file = new TemporaryFile();
        tokenizer.SaveModel(file.Path);
        var fromModel = UnigramTokenizer.FromModel(file.Path);
        tokenizer.SaveVocabulary(file.Path);
        var fromVocabulary = UnigramTokenizer.FromVocabulary(file.Path, normalization: normalization);
        var ids = Encoded.Of(tokenizer, text).Ids;
        return fromModel.Normalization == normalization && Encoded.Of(fromModel, text).Ids.SequenceEqual(ids) && Encoded.Of(fromVocabulary, text).Ids.SequenceEqual(ids);
    }));

    [SkippableFact]
    public void Every_public_text_comes_back()
    {
        Skip.If(PublicTexts.Folder is null, SharedData.Absent);
        var special = new SeqML.Text.Subwords.SpecialTokens();
        var text = File.ReadLines(SharedData.Find("wikitext2", "valid.txt")!).Take(500).ToList();
        var tokenizer = UnigramTokenizer.Learn(text, new() { VocabularySize = 2000, ByteFallback = true, SpecialTokens = special, Normalization = new() { RemovesExtraWhiteSpace = false, BlanksAnyWhiteSpace = false } });
        var ids = new List<int>();
        foreach (var (path, whole) in PublicTexts.All().Where(each => each.Text.Length < 3_000_000))
        {
            ids.Clear();
            tokenizer.Encode(whole, ids);
            Assert.True(tokenizer.Decode([.. ids]) == whole.Replace('▁', ' '), $"{path} does not come back.");
        }
    }

    private static Arbitrary<string> Any { get; } = Arb.From(
        from first in Pieces.Texts.Generator
        from second in Texts.Any.Generator
        from third in Gen.Elements("", "▁", " ", "▁▁ ", "\t", "  a")
        from order in Gen.Elements(0, 1, 2)
        select order switch { 0 => first + second + third, 1 => third + first, _ => second + first },
        text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));
}
