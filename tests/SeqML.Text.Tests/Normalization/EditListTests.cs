using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>Where units come from after several stages, against a list of the origin of each unit that is carried along.</summary>
public sealed class EditListTests
{
    /// <summary>A change of a text: from a place, so many units, for a piece; and how many units of the text are left before the next.</summary>
    private static readonly Gen<(int Skip, int Length, string Piece)> Change =
        from skip in Gen.Choose(0, 3)
        from length in Gen.Choose(0, 3)
        from piece in Gen.Elements("", "", "x", "yy", "zzz")
        select (skip, length, piece);

    [Fact]
    public void Origins_after_several_changes_are_those_of_units_carried_along() => Check.One(
        Tokenization.Texts.Trials(6000),
        Prop.ForAll(Arb.From(Change.ArrayOf().ArrayOf()), changes =>
        {
            const string Original = "abcdefghijklmnopqrstuvwxyz";
            var text = new NormalizedText();
            new TextNormalizer().Normalize(Original, text);
            var origins = Enumerable.Range(0, Original.Length).Select(i => ((int Start, int End)?)(i, i + 1)).ToList();
            foreach (var stage in changes)
                Apply(stage, text, origins);
            return origins.Count == text.Text.Length && origins.Index().All(unit => text.Original(new TextSpan(unit.Index, 1)) is var found
                && (Covers(found, unit.Item) && (changes.Length > 1 || unit.Item is null || unit.Item == (found.Start, found.End))));
        }));

    [Fact]
    public void A_piece_comes_from_all_that_it_stands_for()
    {
        var text = new NormalizedText();
        new TextNormalizer(new CollapseWhiteSpace()).Normalize("  a \n b  c ", text);
        Assert.Equal("a b c", text.ToString());
        Assert.Equal(new TextSpan(2, 1), text.Original(new TextSpan(0, 1)));
        Assert.Equal(new TextSpan(3, 3), text.Original(new TextSpan(1, 1)));
        Assert.Equal(new TextSpan(2, 5), text.Original(new TextSpan(0, 3)));
        Assert.Equal(new TextSpan(2, 8), text.Original(new TextSpan(0, 5)));
        Assert.Equal(new TextSpan(6, 0), text.Original(new TextSpan(2, 0)));
        Assert.Equal(new TextSpan(11, 0), text.Original(new TextSpan(5, 0)));
        Assert.False(text.IsIdentity);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 4)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(1, -1)]
    [InlineData(2, int.MaxValue)]
    public void A_span_that_is_not_of_the_text_is_an_error(int start, int length)
    {
        var text = new NormalizedText();
        new TextNormalizer().Normalize("abc", text);
        Assert.Throws<ArgumentOutOfRangeException>(() => text.Original(new TextSpan(start, length)));
    }

    /// <summary>Edits merge where they overlap, so an origin may be wider than that of the unit alone, never narrower or elsewhere. What was inserted stands between others.</summary>
    private static bool Covers(TextSpan found, (int Start, int End)? expected) =>
        expected is not { } span || (found.Start <= span.Start && found.End >= span.End);

    private static void Apply((int Skip, int Length, string Piece)[] stage, NormalizedText text, List<(int Start, int End)?> origins)
    {
        var editor = text.Edit();
        var result = new List<(int Start, int End)?>();
        var read = 0;
        foreach (var (skip, length, piece) in stage)
        {
            if (read + skip + length > origins.Count)
                break;
            result.AddRange(origins[read..(read + skip)]);
            read += skip;
            var replaced = origins[read..(read + length)].OfType<(int Start, int End)>().ToList();
            (int, int)? span = replaced.Count > 0 ? (replaced[0].Start, replaced[^1].End) : null;
            result.AddRange(Enumerable.Repeat(span, piece.Length));
            editor.Replace(read, length, piece);
            read += length;
        }
        result.AddRange(origins[read..]);
        editor.Commit();
        origins.Clear();
        origins.AddRange(result);
    }
}
