using System.Globalization;
using System.Text;

namespace SeqML.Embeddings.Tests;

/// <summary>Prints vectors as the tool does: five digits of each number.</summary>
internal static class FastTextTool
{
    /// <summary>A line for each word, as <c>fasttext print-word-vectors</c> gives.</summary>
    public static string Print(WordVectors vectors, IEnumerable<string> words)
    {
        var text = new StringBuilder();
        var vector = new float[vectors.Size];
        foreach (var word in words)
        {
            if (vectors.Subwords is { } subwords)
                subwords.TryGetVector(word, vector);
            else if (vectors.Words.Contains(word)) // not its lower case
                vectors.TryGetVector(word, vector);
            else
                vector.AsSpan().Clear();
            text.Append(word).Append(' ');
            foreach (var value in vector)
                text.Append(Digits(value)).Append(' ');
            text.Append('\n');
        }
        return text.ToString();
    }

    public static float[] Rounded(ReadOnlySpan<float> vector) => [.. vector.ToArray().Select(value => float.Parse(Digits(value), CultureInfo.InvariantCulture))];

    /// <summary>C++'s way to write five digits.</summary>
    private static string Digits(float value) => value.ToString("G5", CultureInfo.InvariantCulture).Replace('E', 'e');
}
