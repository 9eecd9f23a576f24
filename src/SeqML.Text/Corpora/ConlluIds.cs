using System.Globalization;

namespace SeqML.Text.Corpora;

/// <summary>The ids of a sentence: words are 1, 2, 3, ...; a range stands before its first word; empty nodes follow their word.</summary>
internal sealed class ConlluIds
{
    private int word, lastOfRange, node;

    /// <summary>Goes on to a line.</summary>
    /// <returns>What was expected instead; null where the id is right.</returns>
    public string? Next(string id)
    {
        if (id.Split('-') is [var first, var last])
        {
            if (Number(first) != word + 1 || Number(last) <= Number(first) || Number(first) <= lastOfRange)
                return FormattableString.Invariant($"a range from {Math.Max(word, lastOfRange) + 1} to a later word");
            lastOfRange = Number(last);
            return null;
        }
        if (id.Split('.') is [var before, var after])
        {
            if (Number(before) != word || Number(after) != node + 1)
                return FormattableString.Invariant($"the empty node {word}.{node + 1}");
            node++;
            return null;
        }
        if (Number(id) != word + 1)
            return FormattableString.Invariant($"the word {word + 1}");
        (word, node) = (word + 1, 0);
        return null;
    }

    /// <summary>What is missing at the end of the sentence; null where nothing is.</summary>
    public string? End() => word == 0 ? "a word" : word < lastOfRange ? FormattableString.Invariant($"the words of the range up to {lastOfRange}") : null;

    /// <summary>A number of digits alone; -1 where it is none.</summary>
    public static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
