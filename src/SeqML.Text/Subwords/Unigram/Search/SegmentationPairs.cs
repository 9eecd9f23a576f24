using SeqML.Text.Tokenization;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>The likeliest ways to write two texts that follow each other, of those to write each.</summary>
internal static class SegmentationPairs
{
    /// <summary>Joins ways.</summary>
    /// <param name="first">Ways to write the first text, the best one first.</param>
    /// <param name="second">Ways to write the second text, likewise.</param>
    /// <param name="count">How many.</param>
    public static List<UnigramSegmentation> Best(List<UnigramSegmentation> first, List<UnigramSegmentation> second, int count)
    {
        if (first is [{ Ids.Count: 0 }])
            return second;
        var best = new List<UnigramSegmentation>();
        // After a pair only one that is worse in the first, or with the best first also one that is worse in the second, can follow: no pair is met twice.
        var waiting = new PriorityQueue<(int First, int Second), (double Cost, int First, int Second)>();
        Wait(0, 0);
        while (best.Count < count && waiting.TryDequeue(out var pair, out _))
        {
            best.Add(Join(first[pair.First], second[pair.Second]));
            Wait(pair.First + 1, pair.Second);
            if (pair.First == 0)
                Wait(0, pair.Second + 1);
        }
        return best;

        void Wait(int i, int j)
        {
            if (i < first.Count && j < second.Count)
                waiting.Enqueue((i, j), (-first[i].Score - second[j].Score, i, j));
        }
    }

    private static UnigramSegmentation Join(UnigramSegmentation first, UnigramSegmentation second) =>
        new(new List<int>([.. first.Ids, .. second.Ids]), new List<TextSpan>([.. first.Spans, .. second.Spans]), first.Score + second.Score);
}
