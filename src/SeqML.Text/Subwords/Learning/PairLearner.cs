using SeqML.Text.Subwords.Merging;

namespace SeqML.Text.Subwords.Learning;

/// <summary>
/// Merges pairs of symbols in words. Counts are kept up to date: a merge changes only the words that have its pair, which a list for each pair names, and a heap gives the best pair. Its entries may be out of date;
/// that is seen when they come out. Equals are merged in the order of their symbols' ids, so that the same words always give the same merges.
/// </summary>
internal sealed class PairLearner(SubwordRules rules, long minimumCount)
{
    private const int None = -1;

    private readonly List<string> tokens = [];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly HashSet<int> specials = [];
    private readonly List<long> tokenCounts = [];
    private readonly List<(string Left, string Right)> merges = [];
    private readonly List<int[]> words = []; // a gap is None
    private readonly List<int> lengths = []; // symbols that are left
    private readonly List<long> counts = [];
    private readonly PairTable pairs = new();
    private readonly BinaryHeap<ScoredPair> heap = new();
    private readonly List<int> touched = [];
    private readonly List<int> affected = [];
    private long total;

    public int TokenCount => tokens.Count;

    public LearnedSubwords Learned => new(tokens, tokenCounts, merges);

    public bool IsKnown(string token) => ids.ContainsKey(token);

    public void AddSpecial(string token) => specials.Add(AddSymbol(token));

    public int AddSymbol(string token)
    {
        if (ids.TryGetValue(token, out var id))
            return id;
        ids.Add(token, tokens.Count);
        tokens.Add(token);
        tokenCounts.Add(0);
        pairs.AddSymbol();
        return tokens.Count - 1;
    }

    public void AddWord(IEnumerable<string> symbols, long count)
    {
        int[] word = [.. symbols.Select(symbol => ids.TryGetValue(symbol, out var id) && !specials.Contains(id) ? id : None)];
        words.Add(word);
        lengths.Add(word.Length);
        counts.Add(count);
    }

    /// <summary>Counts the pairs of all words.</summary>
    public void Start()
    {
        for (var word = 0; word < words.Count; word++)
            Count(word, counts[word], newSymbol: None);
        total = tokenCounts.Sum();
        for (var pair = 0; pair < pairs.Count; pair++)
            Push(pair);
    }

    /// <summary>Makes the best pair one symbol; false where none is left.</summary>
    public bool MergeBest()
    {
        while (heap.Count > 0)
        {
            var best = heap.RemoveLeast();
            var pair = pairs[best.Pair];
            if (pair.Count < minimumCount)
                continue;
            var score = Score(pair);
            if (score != best.Score)
            {
                if (score < best.Score)
                    Push(best.Pair); // a better score was pushed when it came about
                continue;
            }
            var joined = rules.Join(tokens[pair.Left], tokens[pair.Right]);
            if (joined is null || (ids.TryGetValue(joined, out var known) && specials.Contains(known)))
                continue;
            Merge(best.Pair, pair.Left, pair.Right, AddSymbol(joined));
            return true;
        }
        return false;
    }

    private void Merge(int pair, int left, int right, int joined)
    {
        merges.Add((tokens[left], tokens[right]));
        touched.Clear();
        affected.Clear();
        pairs.AddWordsOf(pair, affected);
        foreach (var word in affected)
            MergeIn(word, left, right, joined);
        foreach (var other in touched)
            Push(other);
        if (!rules.ScoreDependsOnSymbols)
            return;
        touched.Clear();
        foreach (var symbol in (ReadOnlySpan<int>)[left, right, joined])
            pairs.AddPairsOf(symbol, touched);
        foreach (var other in touched)
            Push(other);
    }

    /// <summary>Replaces the pair in a word from left to right. The word's pairs are taken off their counts before and added after, which is right for overlaps, too.</summary>
    private void MergeIn(int index, int left, int right, int joined)
    {
        var word = words[index].AsSpan(0, lengths[index]);
        if (!Has(word, left, right))
            return; // another merge took a symbol of it
        Count(index, -counts[index], joined);
        var kept = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var isPair = i + 1 < word.Length && word[i] == left && word[i + 1] == right;
            word[kept++] = isPair ? joined : word[i];
            if (isPair)
                i++;
        }
        lengths[index] = kept;
        Count(index, counts[index], joined);
    }

    private static bool Has(ReadOnlySpan<int> word, int left, int right)
    {
        for (var i = 0; i + 1 < word.Length; i++)
            if (word[i] == left && word[i + 1] == right)
                return true;
        return false;
    }

    /// <summary>Adds to the counts of a word's symbols and pairs. Pairs with a new symbol are noted for the word, and to be pushed.</summary>
    private void Count(int index, long count, int newSymbol)
    {
        var word = words[index].AsSpan(0, lengths[index]);
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == None)
                continue;
            tokenCounts[word[i]] += count;
            if (i + 1 == word.Length || word[i + 1] == None)
                continue;
            var pair = pairs.Add(word[i], word[i + 1], count);
            if (newSymbol != None && word[i] != newSymbol && word[i + 1] != newSymbol)
                continue;
            if (count > 0)
            {
                pairs.NoteWord(pair, index);
                if (newSymbol != None)
                    touched.Add(pair);
            }
        }
    }

    private void Push(int pair)
    {
        var found = pairs[pair];
        if (found.Count >= minimumCount)
            heap.Add(new ScoredPair(Score(found), found.Left, found.Right, pair));
    }

    private double Score(in CountedPair pair) => rules.Score(pair.Count, tokenCounts[pair.Left], tokenCounts[pair.Right], total);
}
