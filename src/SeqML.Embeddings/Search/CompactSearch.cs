namespace SeqML.Embeddings.Search;

/// <summary>Finds the best rows for one question: the compact copy chooses the rows that may be among them, and the cosines of these are computed.</summary>
internal sealed class CompactSearch(CosineRows rows, int threads)
{
    private readonly CompactRows compact = new(rows, threads);

    /// <summary>Bytes that the copy takes.</summary>
    public long MemoryBytes => compact.MemoryBytes;

    /// <summary>The best rows by a score, best first, and the lower index of equal ones.</summary>
    /// <param name="vectors">The queries of the score.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="leftOut">Rows that are no answer.</param>
    public List<(int Row, double Score)> Find<S>(double[][] vectors, int count, IReadOnlySet<int> leftOut)
        where S : IScore
    {
        var queries = Array.ConvertAll(vectors, vector => new CompactQuery(vector, compact.Length));
        var selections = new TopSelection[RowShares.Count(rows.Vectors.Count, threads)];
        RowShares.Run(rows.Vectors.Count, threads, (share, start, end) => Scan<S>(queries, leftOut, selections[share] = new TopSelection(count), start, end));
        foreach (var other in selections.AsSpan(1))
            selections[0].Add(other);
        selections[0].Prune();

        var found = new List<(int Row, double Score)>(selections[0].Candidates.Count);
        Span<double> cosines = stackalloc double[S.Queries];
        foreach (var (row, _) in selections[0].Candidates)
        {
            for (var q = 0; q < S.Queries; q++)
                cosines[q] = rows.Cosine(queries[q].Vector, queries[q].Norm, row);
            found.Add((row, S.Of(cosines)));
        }
        return Best(found, count);
    }

    /// <summary>The first so many, best first, and the lower index of equal ones.</summary>
    public static List<(int Row, double Score)> Best(List<(int Row, double Score)> found, int count)
    {
        found.Sort((x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.Row.CompareTo(y.Row));
        if (found.Count > count)
            found.RemoveRange(count, found.Count - count);
        return found;
    }

    private void Scan<S>(CompactQuery[] queries, IReadOnlySet<int> leftOut, TopSelection selection, int start, int end)
        where S : IScore
    {
        const int block = CompactRows.BlockRows;
        Span<int> sums = stackalloc int[block];
        Span<float> cosines = stackalloc float[block * S.Queries], bounds = stackalloc float[block * S.Queries];
        Span<double> lowers = stackalloc double[S.Queries], uppers = stackalloc double[S.Queries];
        for (int row = start, length; row < end; row += length)
        {
            length = CompactRows.BlockAt(row, end);
            var most = float.PositiveInfinity;
            for (var q = 0; q < S.Queries; q++)
                most = compact.Approximate(queries[q], row, sums[..length], cosines.Slice(q * block, length), bounds.Slice(q * block, length));
            if (S.Queries == 1 && most < selection.Threshold)
                continue; // most blocks: of one query the score is the cosine, and none of these is large enough
            for (var i = 0; i < length; i++)
            {
                for (var q = 0; q < S.Queries; q++)
                    (lowers[q], uppers[q]) = ((double)cosines[q * block + i] - bounds[q * block + i], (double)cosines[q * block + i] + bounds[q * block + i]);
                var (lower, upper) = S.Bounds(lowers, uppers);
                if (upper >= selection.Threshold && !leftOut.Contains(row + i))
                    selection.Offer(row + i, lower, upper);
            }
        }
    }
}
