using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tests.Tagging;

/// <summary>Words' tags become their pieces' tags in training, and back in prediction: what a perfect model would give is the gold.</summary>
public sealed class SentencePiecesTests
{
    private static readonly string[] Words = ["AT&T", "Bonn,", "\"New", "York\"", "went", "(U.S.)", "!!", "Xab/Quo/Lim", "e-mail", "o'Neil's"];

    public static TheoryData<string> Schemes => ["IO", "BIO", "IOB1", "BILOU", "IOBES"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Words_get_back_the_tags_that_their_pieces_were_given(string name)
    {
        var (scheme, random) = (TagScheme.Parse(name), new Random(1));
        for (var round = 0; round < 500; round++)
        {
            var words = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Words[random.Next(Words.Length)]).ToArray();
            var gold = scheme.Tags(Spans(words.Length, random, mayTouch: name != "IO"), words.Length);
            // Tags that the scheme has, but the data not, are not given: the pieces need some of them.
            string[] names = ["O", .. gold.Where(tag => tag != "O").Distinct()];
            var set = new TagSet(names, 0, scheme);
            var complete = set.Completed();
            var pieces = SentencePieces.Of(new TaggedSentence(words, [.. gold.Select(tag => Array.IndexOf(names, tag))]), complete);
            Assert.Empty(scheme.Validate([.. pieces.Tags.Select(tag => complete.Names[tag])]));

            var split = new Pieces(new TokenTable(new Lexicon(new KnownWords(new Vocabulary([]), false), null)), TaggerInput.Text);
            foreach (var word in words)
                split.AddWord(word, 0);
            Assert.Equal(split.Count, pieces.Words.Count);
            var back = new int[words.Length];
            split.WriteWords([.. pieces.Tags], 0, split.Count, complete, back);
            Assert.Equal(gold, back.Select(tag => names[tag]));
        }
    }

    [Fact]
    public void Punctuation_around_an_entity_is_outside_and_within_it_is_not()
    {
        var set = new TagSet(["O", "B-X", "I-X"], 0, TagScheme.Bio);
        var pieces = SentencePieces.Of(new TaggedSentence(["(Bonn", "&", "Quo),", "!!"], [1, 2, 2, 1]), set);
        Assert.Equal(["(", "Bonn", "&", "Quo", ")", ",", "!", "!"], pieces.Words);
        Assert.Equal([0, 1, 2, 2, 0, 0, 1, 2], pieces.Tags);
    }

    [Fact]
    public void Where_nothing_is_outside_an_entity_stays_one_with_its_punctuation()
    {
        var set = new TagSet(["B-X", "I-X"], -1, TagScheme.Bio);
        Assert.Equal([0, 1, 1, 1], SentencePieces.Of(new TaggedSentence(["(Ada", "King)"], [0, 1]), set).Tags);
    }

    [Fact]
    public void A_part_ends_before_a_word_that_would_be_cut()
    {
        var pieces = new Pieces(new TokenTable(new Lexicon(new KnownWords(new Vocabulary([]), false), null)), TaggerInput.Text);
        foreach (var word in new[] { "a", "b", "c,d", "e,f,g,h" }) // 1 + 1 + 3 + 7 pieces
            pieces.AddWord(word, 0);
        Assert.Equal(2, pieces.EndOfPart(0, 4));
        Assert.Equal(5, pieces.EndOfPart(2, 4));
        Assert.Equal(9, pieces.EndOfPart(5, 4)); // the word alone is longer
        Assert.Equal(12, pieces.EndOfPart(9, 4));
    }

    private static List<TagSpan> Spans(int length, Random random, bool mayTouch)
    {
        var spans = new List<TagSpan>();
        for (var start = random.Next(2); start < length;)
        {
            var span = new TagSpan(random.Next(2) == 0 ? "X" : "Y", start, random.Next(1, Math.Min(4, length - start) + 1));
            spans.Add(span);
            start += span.Length + (mayTouch ? random.Next(2) : 1);
        }
        return spans;
    }
}
