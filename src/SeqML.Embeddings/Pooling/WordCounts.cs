using SeqML.Text.Vocabularies;

namespace SeqML.Embeddings.Pooling;

/// <summary>Counts the words of texts by the vectors that they have: "The" is counted with "the" where only that has one. A word whose vector is made of its subwords is counted by itself.</summary>
internal sealed class WordCounts(WordVectors vectors)
{
    private const int Unknown = -1;

    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal); // to a place in counted, or Unknown
    private readonly Dictionary<int, int> places = []; // from a vector's index
    private readonly List<CountedWord> counted = [];
    private readonly float[] made = new float[vectors.Size]; // only to know that it can be made
    private long words;
    private long texts;

    public TextTotals Totals => new(words, texts);

    /// <summary>Every word that has a vector and came, the most frequent first; of equals in ordinal order.</summary>
    public IEnumerable<CountedWord> MostFrequent => counted.OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal);

    public WordCoverage Coverage => new(known.Count, known.Values.Count(place => place != Unknown), words, counted.Sum(word => word.Count));

    public void Add(IReadOnlyList<string> text)
    {
        texts++;
        foreach (var word in text)
        {
            if (string.IsNullOrEmpty(word))
                continue;
            words++;
            if (!known.TryGetValue(word, out var place))
                known.Add(word, place = PlaceOf(word));
            if (place != Unknown)
                counted[place].AddTo(texts);
        }
    }

    private int PlaceOf(string word)
    {
        var index = vectors.IndexOf(word);
        if (index < 0)
        {
            if (vectors.Subwords is null || !WellFormed.Is(word) || !vectors.TryGetVector(word, made))
                return Unknown;
            counted.Add(new CountedWord(word));
            return counted.Count - 1;
        }
        if (places.TryAdd(index, counted.Count))
            counted.Add(new CountedWord(vectors.Words[index]));
        return places[index];
    }
}
