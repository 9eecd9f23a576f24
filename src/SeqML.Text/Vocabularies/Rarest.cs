using System.Numerics;

namespace SeqML.Text.Vocabularies;

/// <summary>Bounds the memory of counting, as word2vec does. (Mikolov et al. 2013.)</summary>
internal static class Rarest
{
    /// <summary>Forgets the quarter of the words that came least, and those that came as often as the last of these.</summary>
    /// <param name="words">The words, and what is known of them.</param>
    /// <param name="countOf">How often one came.</param>
    public static void Forget<T, TCount>(Dictionary<string, T> words, Func<T, TCount> countOf)
        where TCount : INumber<TCount>
    {
        var ordered = new TCount[words.Count];
        var i = 0;
        foreach (var value in words.Values)
            ordered[i++] = countOf(value);
        Array.Sort(ordered);
        var threshold = ordered[ordered.Length / 4];
        foreach (var (word, value) in words)
            if (countOf(value) <= threshold)
                words.Remove(word);
    }
}
