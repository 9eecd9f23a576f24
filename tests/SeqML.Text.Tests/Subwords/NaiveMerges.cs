using FsCheck;
using FsCheck.Fluent;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Merging by its definition (Sennrich et al. 2016, section 3.2; the loop of GPT-2): no faster than it is read.</summary>
internal static class NaiveMerges
{
    private const string Alphabet = "abc";

    /// <summary>Merges of what is there: letters, and what earlier merges made, in any order and with several ways to one token.</summary>
    public static readonly Arbitrary<(string Left, string Right)[]> Arbitrary = Arb.From(
        Gen.Choose(0, 1000).ArrayOf().Select(numbers =>
        {
            List<string> tokens = [.. Alphabet.Select(letter => letter.ToString())];
            var merges = new List<(string, string)>();
            for (var i = 0; i + 1 < numbers.Length; i += 2)
            {
                var merge = (tokens[numbers[i] % tokens.Count], tokens[numbers[i + 1] % tokens.Count]);
                if (merges.Contains(merge))
                    continue;
                merges.Add(merge);
                if (!tokens.Contains(merge.Item1 + merge.Item2))
                    tokens.Add(merge.Item1 + merge.Item2);
            }
            // Any order: then a token may be made by a merge that goes after one that takes it.
            return numbers.Length % 2 == 0 ? merges.ToArray() : [.. merges.OrderBy(merge => (merge.Item1 + merge.Item2).Sum(letter => letter * letter) % 7)];
        }));

    public static List<string> Apply(IReadOnlyList<(string Left, string Right)> merges, IEnumerable<string> symbols)
    {
        List<string> word = [.. symbols];
        while (true)
        {
            var best = Enumerable.Range(0, Math.Max(0, word.Count - 1))
                .Select(i => RankOf(merges, word[i], word[i + 1])).DefaultIfEmpty(int.MaxValue).Min();
            if (best == int.MaxValue)
                return word;
            var merged = new List<string>();
            for (var i = 0; i < word.Count; i++)
                if (i + 1 < word.Count && merges[best] == (word[i], word[i + 1]))
                    merged.Add(word[i] + word[++i]);
                else
                    merged.Add(word[i]);
            word = merged;
        }
    }

    /// <summary>The letters of a word, the last with its mark.</summary>
    public static IEnumerable<string> Letters(string word) => word.EnumerateRunes().SkipLast(1).Select(rune => rune.ToString()).Append(word.EnumerateRunes().Last() + "</w>");

    public static int CountPair((string Left, string Right) pair, IReadOnlyList<string> symbols) =>
        Enumerable.Range(0, Math.Max(0, symbols.Count - 1)).Count(i => (symbols[i], symbols[i + 1]) == pair);

    private static int RankOf(IReadOnlyList<(string Left, string Right)> merges, string left, string right)
    {
        for (var rank = 0; rank < merges.Count; rank++)
            if (merges[rank] == (left, right))
                return rank;
        return int.MaxValue;
    }
}
