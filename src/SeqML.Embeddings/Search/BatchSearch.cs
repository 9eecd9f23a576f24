namespace SeqML.Embeddings.Search;

/// <summary>Finds the nearest rows of several vectors: products of matrices choose the rows that may be among them, and the cosines of these are computed.</summary>
internal sealed class BatchSearch(CosineRows rows, int threads)
{
    /// <summary>Queries that go together: their vectors and products stay in the second-level cache.</summary>
    private const int GroupSize = 128;

    /// <summary>The nearest rows of each vector, best first, and the lower index of equal ones.</summary>
    public List<(int Row, double Score)>[] Find(double[][] vectors, int count)
    {
        var found = new List<(int Row, double Score)>[vectors.Length];
        for (var start = 0; start < vectors.Length; start += GroupSize)
            Find(vectors.AsSpan(start, Math.Min(GroupSize, vectors.Length - start)).ToArray(), count, found.AsMemory(start));
        return found;
    }

    private void Find(double[][] vectors, int count, Memory<List<(int Row, double Score)>> found)
    {
        var (size, total) = (rows.Vectors.Size, rows.Vectors.Count);
        var norms = Array.ConvertAll(vectors, vector => CosineRows.Norm(vector));
        var units = new float[vectors.Length * size];
        for (var q = 0; q < vectors.Length; q++)
            ProductBlocks.Normalize(vectors[q], norms[q], units.AsSpan(q * size, size));

        var selections = new TopSelection[RowShares.Count(total, threads)][];
        RowShares.Run(total, threads, (share, start, end) =>
        {
            selections[share] = [.. vectors.Select(_ => new TopSelection(count))];
            var products = new ProductBlocks(rows, units);
            var block = new int[ProductBlocks.BlockRows];
            for (int row = start, length; row < end; row += length)
            {
                length = Math.Min(block.Length, end - row);
                for (var i = 0; i < length; i++)
                    block[i] = row + i;
                products.Compute(block.AsSpan(0, length));
                for (var q = 0; q < vectors.Length; q++)
                    Offer(products[q][..length], row, selections[share][q]);
            }
        });
        var results = found;
        Parallel.For(0, vectors.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, q =>
        {
            var selection = selections[0][q];
            foreach (var other in selections.AsSpan(1))
                selection.Add(other[q]);
            selection.Prune();
            results.Span[q] = CompactSearch.Best([.. selection.Candidates.Select(candidate => (candidate.Row, rows.Cosine(vectors[q], norms[q], candidate.Row)))], count);
        });
    }

    private void Offer(ReadOnlySpan<float> cosines, int row, TopSelection selection)
    {
        var bound = ProductBlocks.ErrorBound(rows.Vectors.Size);
        for (var i = 0; i < cosines.Length; i++)
            if (cosines[i] + bound >= selection.Threshold)
                selection.Offer(row + i, cosines[i] - bound, cosines[i] + bound);
    }
}
