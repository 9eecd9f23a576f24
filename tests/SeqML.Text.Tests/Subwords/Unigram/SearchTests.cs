using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords.Unigram.Search;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>Ways to write a text by pieces, against all ways.</summary>
public sealed class SearchTests
{
    /// <summary>The page of the specification works these out by hand.</summary>
    internal static readonly Pieces Hello = new(("▁", -5), ("h", -6), ("e", -5), ("l", -5), ("o", -5), ("he", -4), ("hell", -7), ("lo", -4), ("▁he", -3.5), ("llo", -6), ("▁hello", -20));

    [Fact]
    public void The_best_way_is_the_best_of_all() => Check.One(Texts.Trials(4000), Prop.ForAll(Pieces.Any, Pieces.MarkedTexts, (pieces, text) =>
    {
        var all = pieces.AllWays(text).ToList();
        var best = Find(new BestPath(pieces.Trie, pieces.UnknownScore), pieces, text);
        return IsClose(pieces.ScoreOf(best), all.Max(way => way.Score)) && all.Any(way => way.Parts.SequenceEqual(best));
    }));

    [Fact]
    public void The_best_ways_are_the_best_of_all_in_their_order() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Pieces.MarkedTexts, Arb.From(Gen.Choose(1, 50)), (pieces, text, count) =>
    {
        var all = pieces.AllWays(text).OrderByDescending(way => way.Score).ToList();
        var paths = new BestPaths(Codes(pieces, text), pieces.Trie, pieces.UnknownScore, count);
        var found = Enumerable.Range(0, paths.Count).Select(rank => (Parts: Parts(pieces, text, paths.PiecesOf(rank)), Score: paths.ScoreOf(rank))).ToList();
        return found.Count == Math.Min(count, all.Count)
            && found.Zip(all).All(pair => IsClose(pair.First.Score, pair.Second.Score) && IsClose(pieces.ScoreOf(pair.First.Parts), pair.First.Score))
            && found.Select(way => string.Join(' ', way.Parts)).Distinct().Count() == found.Count;
    }));

    [Fact]
    public void The_first_of_the_best_ways_is_the_best_way() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces.Any, Pieces.MarkedTexts, (pieces, text) =>
        Parts(pieces, text, new BestPaths(Codes(pieces, text), pieces.Trie, pieces.UnknownScore, 3).PiecesOf(0))
            .SequenceEqual(Find(new BestPath(pieces.Trie, pieces.UnknownScore), pieces, text))));

    [Fact]
    public void Of_ways_with_the_same_score_the_one_with_the_longer_last_piece_is_best()
    {
        var pieces = new Pieces(("▁", -1), ("a", -1), ("aa", -2), ("b", -5), ("ab", -6));
        Assert.Equal(["▁", "a", "aa"], Find(new BestPath(pieces.Trie, pieces.UnknownScore), pieces, "▁aaa"));
        Assert.Equal(["▁", "aa", "aa"], Find(new BestPath(pieces.Trie, pieces.UnknownScore), pieces, "▁aaaa"));
        Assert.Equal(["aa", "ab"], Find(new BestPath(pieces.Trie, pieces.UnknownScore), pieces, "aaab"));
    }

    [Fact]
    public void A_word_that_is_so_long_that_single_precision_would_round_keeps_its_best_way()
    {
        // "ab" beats "a" and "b" by 2^-10, which a float beside 10 million loses.
        var pieces = new Pieces(("a", -8), ("b", -8), ("ab", -16 + 1.0 / 1024), ("c", -16));
        var found = Find(new BestPath(pieces.Trie, pieces.UnknownScore), pieces, new string('c', 1 << 20) + "abab");
        Assert.Equal(["ab", "ab"], found[^2..]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(2.5)]
    public void A_way_is_drawn_in_proportion_to_a_power_of_its_probability(double alpha)
    {
        const int Draws = 40_000;
        var pieces = new Pieces(("▁", -1), ("a", -1.5), ("b", -2), ("ab", -2.5), ("aa", -3), ("▁a", -1.5), ("bab", -4), ("\U0001F44D", -3), ("\U0001F44Da", -3.5));
        const string Text = "▁aabxbaba\U0001F44Da";
        var all = pieces.AllWays(Text).ToList();
        var sum = all.Sum(way => Math.Exp(alpha * way.Score));
        var drawn = new Dictionary<string, int>();
        var finder = new SampledPath(pieces.Trie, pieces.UnknownScore, alpha, new Random(7));
        for (var i = 0; i < Draws; i++)
        {
            var way = string.Join(' ', Find(finder, pieces, Text));
            drawn[way] = drawn.GetValueOrDefault(way) + 1;
        }
        Assert.Equal(5 * 3 * 2, all.Count); // of "▁aab", "baba" and the last two
        Assert.Equal(Draws, all.Sum(way => drawn.GetValueOrDefault(string.Join(' ', way.Parts))));
        Assert.All(all, way =>
        {
            var probability = Math.Exp(alpha * way.Score) / sum;
            var deviation = Math.Sqrt(Draws * probability * (1 - probability));
            Assert.InRange(drawn.GetValueOrDefault(string.Join(' ', way.Parts)), Draws * probability - 5 * deviation - 1, Draws * probability + 5 * deviation + 1);
        });
    }

    [Fact]
    public void A_great_alpha_draws_the_best_way() => Check.One(Texts.Trials(2000), Prop.ForAll(Pieces.Any, Pieces.MarkedTexts, (pieces, text) =>
    {
        var best = pieces.AllWays(text).Max(way => way.Score);
        return IsClose(pieces.ScoreOf(Find(new SampledPath(pieces.Trie, pieces.UnknownScore, 1000, new Random(3)), pieces, text)), best);
    }));

    [Fact]
    public void Every_random_number_draws_a_way() => Check.One(Texts.Trials(2000), Prop.ForAll(Pieces.Any, Pieces.MarkedTexts, (pieces, text) =>
        new[] { 0, 0.5, 1 - 1.0 / (1L << 53) }.All(number =>
            pieces.AllWays(text).Any(way => way.Parts.SequenceEqual(Find(new SampledPath(pieces.Trie, pieces.UnknownScore, 0.7, new FixedRandom(number)), pieces, text))))));

    private static bool IsClose(double left, double right) => Math.Abs(left - right) < 1e-9;

    private static int[] Codes(Pieces pieces, string text)
    {
        var codes = new int[text.Length];
        pieces.Trie.Encode(text, codes);
        return codes;
    }

    private static List<string> Find<T>(T finder, Pieces pieces, string text)
        where T : IPathFinder
    {
        var found = new int[text.Length + 1];
        finder.Find(Codes(pieces, text), new double[text.Length + 1], found);
        var way = new List<int>();
        for (var place = 0; place < text.Length; place += IPathFinder.Length(way[^1], pieces.Trie.Lengths))
            way.Add(found[place]);
        return Parts(pieces, text, way);
    }

    private static List<string> Parts(Pieces pieces, string text, List<int> way)
    {
        var parts = new List<string>();
        var lengths = pieces.Trie.Lengths;
        var place = 0;
        foreach (var piece in way)
        {
            parts.Add(text.Substring(place, IPathFinder.Length(piece, lengths)));
            place += parts[^1].Length;
        }
        Assert.Equal(text.Length, place);
        return parts;
    }

    private sealed class FixedRandom(double number) : Random
    {
        public override double NextDouble() => number;
    }
}
