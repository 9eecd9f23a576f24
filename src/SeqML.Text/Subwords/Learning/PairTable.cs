using SeqML.Text.Subwords.Merging;

namespace SeqML.Text.Subwords.Learning;

/// <summary>A pair of symbols and how often it comes.</summary>
internal record struct CountedPair(int Left, int Right, long Count);

/// <summary>All pairs that came, with the words that have or had each, and the pairs of each symbol: lists that are linked within a few arrays.</summary>
internal sealed class PairTable
{
    private const int None = -1;

    private readonly PairMap indices = new();
    private readonly List<CountedPair> pairs = [];
    private readonly List<(int Word, int Next)> words = []; // of all pairs
    private readonly List<int> firstWords = []; // of each pair
    private readonly List<(int Left, int Right)> nextPairs = []; // of the same left symbol, and of the same right one
    private readonly List<(int Left, int Right)> firstPairs = []; // of each symbol

    public int Count => pairs.Count;

    public CountedPair this[int index] => pairs[index];

    public void AddSymbol() => firstPairs.Add((None, None));

    /// <summary>Adds to the count of a pair.</summary>
    /// <returns>Its index.</returns>
    public int Add(int left, int right, long count)
    {
        var index = indices.Get(left, right);
        if (index < 0)
        {
            index = pairs.Count;
            indices.TryAdd(left, right, index);
            pairs.Add(new CountedPair(left, right, count));
            firstWords.Add(None);
            nextPairs.Add((firstPairs[left].Left, firstPairs[right].Right));
            firstPairs[left] = firstPairs[left] with { Left = index };
            firstPairs[right] = firstPairs[right] with { Right = index };
            return index;
        }
        var pair = pairs[index];
        pairs[index] = pair with { Count = pair.Count + count };
        return index;
    }

    /// <summary>Notes that a word has a pair. The word that was noted last is not noted again.</summary>
    public void NoteWord(int pair, int word)
    {
        var first = firstWords[pair];
        if (first != None && words[first].Word == word)
            return;
        firstWords[pair] = words.Count;
        words.Add((word, first));
    }

    /// <summary>Adds the words that have a pair, or had it; some may come twice. They are noted no longer.</summary>
    public void AddWordsOf(int pair, List<int> found)
    {
        for (var i = firstWords[pair]; i != None; i = words[i].Next)
            found.Add(words[i].Word);
        firstWords[pair] = None;
    }

    /// <summary>Adds the pairs that begin or end with a symbol.</summary>
    public void AddPairsOf(int symbol, List<int> found)
    {
        for (var i = firstPairs[symbol].Left; i != None; i = nextPairs[i].Left)
            found.Add(i);
        for (var i = firstPairs[symbol].Right; i != None; i = nextPairs[i].Right)
            found.Add(i);
    }
}
