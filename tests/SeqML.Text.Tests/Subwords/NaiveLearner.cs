namespace SeqML.Text.Tests.Subwords;

/// <summary>Learning by its definition: all counts anew for each merge.</summary>
internal static class NaiveLearner
{
    /// <param name="words">The first symbols of each word, as often as it comes.</param>
    /// <param name="order">Tokens that are there before the first merge, in the order of their ids.</param>
    /// <param name="merges">How many at the most.</param>
    /// <param name="minimumCount">Rarer pairs are not merged.</param>
    /// <param name="score">Of the counts of a pair, its left and its right symbol, and of all first symbols.</param>
    /// <param name="join">What becomes of two symbols; null where they stay.</param>
    public static List<(string Left, string Right)> Learn(
        IEnumerable<IEnumerable<string>> words, List<string> order, int merges, long minimumCount, Func<long, long, long, long, double> score, Func<string, string, string?> join)
    {
        List<List<string>> texts = [.. words.Select(word => word.ToList())];
        var total = texts.Sum(word => word.Count);
        var learned = new List<(string, string)>();
        while (order.Count < merges)
        {
            var symbols = texts.SelectMany(word => word).CountBy(symbol => symbol).ToDictionary();
            var best = texts.SelectMany(word => word.Zip(word.Skip(1))).CountBy(pair => pair)
                .Where(pair => pair.Value >= minimumCount && join(pair.Key.First, pair.Key.Second) is not null)
                .OrderByDescending(pair => score(pair.Value, symbols[pair.Key.First], symbols[pair.Key.Second], total))
                .ThenBy(pair => order.IndexOf(pair.Key.First)).ThenBy(pair => order.IndexOf(pair.Key.Second))
                .Select(pair => pair.Key).FirstOrDefault();
            if (best == default)
                break;
            learned.Add(best);
            var joined = join(best.First, best.Second)!;
            if (!order.Contains(joined))
                order.Add(joined);
            foreach (var word in texts)
                for (var i = 0; i + 1 < word.Count; i++)
                    if ((word[i], word[i + 1]) == best)
                    {
                        word[i] = joined;
                        word.RemoveAt(i + 1);
                    }
        }
        return learned;
    }
}
