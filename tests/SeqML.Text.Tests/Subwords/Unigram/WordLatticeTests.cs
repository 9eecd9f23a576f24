using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Subwords.Unigram.Learning;
using SeqML.Text.Subwords.Unigram.Tries;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords.Unigram;

/// <summary>The graph that learning works on, against all ways.</summary>
public sealed class WordLatticeTests
{
    /// <summary>Pieces of the codes 1 to 3, each of which is one; and their scores, some of them of pieces that were left out.</summary>
    private static readonly Arbitrary<(int[][] Keys, double[] Scores)> Pieces = Arb.From(
        Gen.Choose(1, 3).NonEmptyListOf().Select(key => key.Take(4).ToArray()).ListOf().SelectMany(keys =>
        {
            int[][] all = [.. keys.Concat([[1], [2], [3]]).DistinctBy(key => string.Concat(key)).Order(Comparer<int[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];
            return Gen.Choose(0, 9).ArrayOf(all.Length).Select(scores =>
                (all, all.Zip(scores, (key, score) => key.Length > 1 && score == 0 ? double.NegativeInfinity : -0.5 - score / 3.0).ToArray()));
        }));

    private static readonly Arbitrary<int[]> Words = Arb.From(Gen.Choose(1, 3).NonEmptyListOf().Select(word => word.Take(8).ToArray()));

    [Fact]
    public void Expected_counts_are_sums_over_all_ways() => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces, Words, (pieces, word) =>
    {
        var (keys, scores) = pieces;
        var ways = Ways(keys, scores, word).ToList();
        var sum = ways.Sum(way => Math.Exp(way.Sum(piece => scores[piece])));
        var (expected, tokens) = (new double[keys.Length], 1.0);
        var likelihood = Lattice(keys, scores, word).AddExpected(3, scores, expected, ref tokens);
        return IsClose(likelihood, Math.Log(sum))
            && IsClose(tokens, 1 + 3 * ways.Sum(way => way.Length * Math.Exp(way.Sum(piece => scores[piece])) / sum))
            && Enumerable.Range(0, keys.Length).All(piece => IsClose(expected[piece], 3 * ways.Sum(way => way.Count(each => each == piece) * Math.Exp(way.Sum(each => scores[each])) / sum)));
    }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_best_way_is_the_best_of_all(bool isWholeAllowed) => Check.One(Texts.Trials(3000), Prop.ForAll(Pieces, Words, (pieces, word) =>
    {
        var (keys, scores) = pieces;
        var ways = Ways(keys, scores, word).Where(way => isWholeAllowed || way.Length > 1).ToList();
        var best = new List<int>();
        var score = Lattice(keys, scores, word).Best(scores, isWholeAllowed, best);
        return ways.Count == 0 ? double.IsNegativeInfinity(score) && best.Count == 0
            : IsClose(score, ways.Max(way => way.Sum(piece => scores[piece]))) && ways.Any(way => way.SequenceEqual(best)) && IsClose(score, best.Sum(piece => scores[piece]));
    }));

    [Fact]
    public void A_word_of_a_thousand_codes_overflows_nothing()
    {
        int[][] keys = [[1], [1, 1]];
        double[] scores = [-700, -1400.5];
        var (expected, tokens) = (new double[2], 0.0);
        var likelihood = Lattice(keys, scores, [.. Enumerable.Repeat(1, 1000)]).AddExpected(1, scores, expected, ref tokens);
        Assert.InRange(likelihood, -700_000, -699_000);
        Assert.Equal(1000, expected[0] + 2 * expected[1], 6);
        Assert.Equal(tokens, expected[0] + expected[1], 6);
    }

    [Theory]
    [InlineData(1, -0.5772156649015329)]
    [InlineData(0.5, -1.9635100260214235)]
    [InlineData(2, 0.4227843350984671)]
    [InlineData(100, 4.600161852738087)]
    [InlineData(1e9, 20.72326583644641)]
    public void Digamma_has_its_known_values(double x, double value) => Assert.Equal(value, Digamma.Of(x), 11);

    private static bool IsClose(double left, double right) => Math.Abs(left - right) < 1e-9;

    private static IEnumerable<int[]> Ways(int[][] keys, double[] scores, int[] word) => word.Length == 0 ? [[]]
        : from piece in Enumerable.Range(0, keys.Length)
          where !double.IsNegativeInfinity(scores[piece]) && word.AsSpan().StartsWith(keys[piece])
          from rest in Ways(keys, scores, word[keys[piece].Length..])
          select (int[])[piece, .. rest];

    private static WordLattice Lattice(int[][] keys, double[] scores, int[] word)
    {
        var list = new KeyList();
        foreach (var key in keys)
            list.Add(key);
        var lattice = new WordLattice();
        var trie = DoubleArray.Build(list, 4);
        lattice.Build([1, 2, 3, 1, 2, 3], trie, scores); // what an earlier word left must not matter
        lattice.Build(word, trie, scores);
        return lattice;
    }
}
