using SeqML.Tasks.Classification;

namespace SeqML.Tasks.Explanation;

/// <summary>The words of a text as a model read them: their ids, and where they stand.</summary>
internal sealed class ReadWords(int maximumTokens)
{
    private readonly List<(int Index, int Start, int Length)> places = [];
    private readonly TextIds ids = new(maximumTokens);

    /// <summary>How many words were read.</summary>
    public int Count => places.Count;

    /// <summary>Their ids; of a text without words that of padding, as the model reads it.</summary>
    public ReadOnlySpan<int> Ids => ids.Items;

    public void Clear()
    {
        places.Clear();
        ids.Clear();
    }

    /// <summary>Adds a word; false where no more are read.</summary>
    public bool TryAdd(int id, int index, int start, int length)
    {
        if (!ids.TryAdd(id))
            return false;
        places.Add((index, start, length));
        return true;
    }

    /// <summary>To be called when all words are read.</summary>
    public void End() => ids.PadEmpty();

    /// <summary>The words with their scores.</summary>
    /// <param name="text">Where they stand.</param>
    /// <param name="scores">[<see cref="Count"/>].</param>
    /// <param name="unit">What a score of 1 is.</param>
    public WordImportance[] With(string text, ReadOnlySpan<double> scores, double unit)
    {
        var words = new WordImportance[places.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var (index, start, length) = places[i];
            words[i] = new WordImportance(text.Substring(start, length), index, start, length, (float)(scores[i] * unit));
        }
        return words;
    }
}
