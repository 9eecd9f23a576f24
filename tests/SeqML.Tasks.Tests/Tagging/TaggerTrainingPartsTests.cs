using SeqML.Engine.Randomness;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tests.Tagging;

/// <summary>Parts of a training that its end does not show.</summary>
public sealed class TaggerTrainingPartsTests
{
    [Theory]
    [InlineData(0f, 0, 0)]
    [InlineData(0.2f, 0.15, 0.25)]
    [InlineData(1f, 1, 1)]
    public void A_share_of_the_rare_words_is_read_as_unknown_and_of_no_others(float share, double least, double most)
    {
        var tokens = new TokenTable(new Lexicon(new KnownWords(new Vocabulary(["rare", "frequent"]), false), null));
        int[] places = [.. Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? 0 : 1)];
        tokens.Add("rare");
        tokens.Add("frequent");
        var batch = new TaggerBatch();
        batch.Set(tokens, places);
        batch.Forget([true, false], places, share, new SeededRandom(1));
        var (rare, frequent) = (0, 0);
        for (var n = 0; n < places.Length; n++)
            _ = batch.Words[n] == Vocabulary.UnknownId ? (places[n] == 0 ? rare++ : frequent++) : 0;
        Assert.InRange(rare / 1000.0, least, most);
        Assert.Equal(0, frequent);
    }

    [Theory]
    [InlineData("B-X I-X O B-Y", "B-X I-X O B-Y", 1)]
    [InlineData("B-X I-X O B-Y", "B-X O O B-Y", 0.5)] // too short
    [InlineData("B-X O O B-Y", "B-X I-X O B-Y", 0.5)] // too long
    [InlineData("B-X I-X O B-Y", "B-Y I-Y O B-Y", 0.5)] // another type
    [InlineData("B-X I-X O B-Y", "O B-X O B-Y", 0.5)] // another start
    [InlineData("B-X I-X I-X O", "B-X I-X B-X O", 0)] // one became two
    [InlineData("B-X O O O", "O O O O", 0)]
    [InlineData("O O O O", "O O O O", 1)]
    [InlineData("B-X O B-X O", "B-X O O O", 2 / 3.0)]
    public void Validation_counts_whole_spans(string gold, string guess, double f1)
    {
        string[] names = ["O", "B-X", "I-X", "B-Y", "I-Y"];
        int[] Numbers(string tags) => [.. tags.Split(' ').Select(tag => Array.IndexOf(names, tag))];
        var count = new SpanCount(new TagSet(names, 0, TagScheme.Bio));
        count.Add(Numbers(gold), Numbers(guess));
        Assert.Equal(f1, count.Value, 1e-9);
    }

    [Fact]
    public void Without_a_scheme_validation_counts_tags()
    {
        var count = new SpanCount(new TagSet(["A", "B"], -1, null));
        count.Add([0, 1, 1, 0], [0, 1, 0, 0]);
        Assert.Equal(0.75, count.Value, 1e-9);
    }
}
