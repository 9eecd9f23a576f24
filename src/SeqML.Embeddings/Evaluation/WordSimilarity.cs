using SeqML.Embeddings.Search;

namespace SeqML.Embeddings.Evaluation;

/// <summary>Judges vectors by how alike people find words: the rank correlation of their scores and the vectors' cosines.</summary>
public static class WordSimilarity
{
    /// <summary>Compares cosines with people's scores.</summary>
    /// <param name="vectors">The vectors. A word that is not among them has a vector where they have <see cref="WordVectors.Subwords"/>.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="options">Null: the defaults.</param>
    public static SimilarityResult Evaluate(WordVectors vectors, WordPairs pairs, SimilarityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(pairs);
        options ??= new SimilarityOptions();
        var rows = new WordRows(vectors, pairs.Pairs.SelectMany(pair => new[] { pair.First, pair.Second }), options.IgnoreCase, vectors.Count);
        var (people, cosines, unknown) = (new List<double>(), new List<double>(), new List<WordPair>());
        foreach (var pair in pairs.Pairs)
        {
            var cosine = 0d;
            if (VectorOf(pair.First) is { } first && VectorOf(pair.Second) is { } second)
                cosine = Queries.Cosine(first, second);
            else
            {
                unknown.Add(pair);
                if (!options.CountUnknownAsZero)
                    continue;
            }
            people.Add(pair.Score);
            cosines.Add(cosine);
        }
        return new SimilarityResult { Name = pairs.Name, Spearman = RankCorrelation.Spearman(people, cosines), PairCount = pairs.Pairs.Count, UnknownPairs = unknown };

        double[]? VectorOf(string word)
        {
            if (rows.Find(word) is >= 0 and var row)
                return Queries.Wide(vectors[row]);
            var vector = new float[vectors.Size];
            return vectors.Subwords is { } subwords && subwords.TryGetVector(word, vector) ? Queries.Wide(vector) : null;
        }
    }
}
