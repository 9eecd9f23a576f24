using SeqML.Text.Subwords.Files;

namespace SeqML.Text.Subwords.Merging;

/// <summary>What may be merged: pairs of symbols, the first ones first, and what comes of each.</summary>
internal sealed class MergeTable
{
    private readonly PairMap ranks = new();
    private readonly List<int> results = [];

    public int Count => results.Count;

    /// <summary>The merges of a file, whose parts and results are all tokens of a vocabulary.</summary>
    /// <exception cref="InvalidDataException">One is not, or comes twice, or makes a special token. The message names the line.</exception>
    public static MergeTable Resolve(MergeFile merges, SubwordVocabulary vocabulary, Func<int, bool> isSpecial)
    {
        var table = new MergeTable();
        for (var i = 0; i < merges.Merges.Count; i++)
        {
            var (left, right) = merges.Merges[i];
            var result = IdOf(i, left + right);
            if (isSpecial(result))
                throw merges.Error(i, $"Expected merges of text, found one that makes the special token '{left}{right}'");
            if (!table.TryAdd(IdOf(i, left), IdOf(i, right), result))
                throw merges.Error(i, "Expected every merge once, found this one before");
        }
        return table;

        int IdOf(int index, string token) => vocabulary.TryGetId(token, out var id) ? id
            : throw merges.Error(index, $"Expected merges of tokens of the vocabulary, found '{token}', which is none. The files may not belong together");
    }

    /// <summary>Adds a merge after all others; false where it is there already.</summary>
    public bool TryAdd(int left, int right, int result)
    {
        if (!ranks.TryAdd(left, right, results.Count))
            return false;
        results.Add(result);
        return true;
    }

    /// <summary>How many merges go before that of a pair; -1 where there is none.</summary>
    public int RankOf(int left, int right) => ranks.Get(left, right);

    public int ResultOf(int rank) => results[rank];
}
