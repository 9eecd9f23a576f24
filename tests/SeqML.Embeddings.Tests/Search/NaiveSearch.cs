using SeqML.Embeddings.Search;

namespace SeqML.Embeddings.Tests.Search;

/// <summary>What a search is to find, computed in double, one number after the other, and sorted.</summary>
internal sealed class NaiveSearch(WordVectors vectors)
{
    public IReadOnlyList<WordNeighbor> Nearest(double[] query, int count, params int[] leftOut) => Best(row => Cosine(query, Row(row)), count, leftOut);

    public IReadOnlyList<WordNeighbor> Multiplication(double[] a, double[] b, double[] c, int count, params int[] leftOut) =>
        Best(row => Shifted(b, row) * Shifted(c, row) / (Shifted(a, row) + 0.001), count, leftOut);

    public double[] Row(int row) => [.. vectors[row].ToArray().Select(value => (double)value)];

    public static double[] Unit(double[] vector)
    {
        var norm = Math.Sqrt(vector.Aggregate(0d, (sum, value) => sum + value * value));
        return [.. vector.Select(value => norm > 0 ? value / norm : 0)];
    }

    public static double Cosine(double[] x, double[] y)
    {
        double sum = 0, squaresOfX = 0, squaresOfY = 0;
        for (var i = 0; i < x.Length; i++)
            (sum, squaresOfX, squaresOfY) = (sum + x[i] * y[i], squaresOfX + x[i] * x[i], squaresOfY + y[i] * y[i]);
        return squaresOfX == 0 || squaresOfY == 0 ? 0 : sum / (Math.Sqrt(squaresOfX) * Math.Sqrt(squaresOfY));
    }

    private double Shifted(double[] query, int row) => Math.Max(0, (Cosine(query, Row(row)) + 1) / 2);

    public IReadOnlyList<WordNeighbor> Best(Func<int, double> score, int count, int[] leftOut) =>
        [.. Enumerable.Range(0, vectors.Count).Except(leftOut).Select(row => new WordNeighbor(vectors.Words[row], row, score(row)))
            .OrderByDescending(found => found.Score).ThenBy(found => found.Index).Take(count)];
}
