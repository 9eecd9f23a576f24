using System.Runtime.InteropServices;

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>A word, one of its contexts, and what a step needs of their count: the logarithm and the weight are computed once, not in each epoch.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Triple(int Word, int Context, float LogCount, float Weight)
{
    /// <summary>f(X) = (X / maximum)^exponent below the maximum, 1 above. (Pennington et al. 2014, equation 9.)</summary>
    public static Triple Of(int word, int context, double count, double maximum, double exponent) =>
        new(word, context, (float)Math.Log(count), count < maximum ? (float)Math.Pow(count / maximum, exponent) : 1);
}
