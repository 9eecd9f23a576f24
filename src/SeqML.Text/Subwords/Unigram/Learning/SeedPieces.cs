using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>The pieces that learning starts with: all characters, and the substrings of words that make up most of the text. (Kudo 2018, section 3.2, by a suffix array.)</summary>
internal static class SeedPieces
{
    /// <summary>Rarer words than those that fill this many codes give no seeds, so that all this takes at most half a gigabyte.</summary>
    private const int MaximumLength = 1 << 23;

    /// <summary>Seeds in ascending order of their codes, and how many characters of the texts each would write: its count times its length.</summary>
    /// <param name="words">The texts' words.</param>
    /// <param name="options">The longest seed, and how many.</param>
    public static (KeyList Seeds, double[] Scores) Of(TrainingWords words, UnigramLearnerOptions options)
    {
        var (text, owners) = Join(words);
        var suffixes = SuffixArray.Build(text, words.Alphabet);
        var common = SuffixArray.CommonPrefixes(text, suffixes, separator: 0);
        var found = new List<(int Start, int Length, double Score)>();
        var frequencies = Frequencies(words);
        var end = text.Length;
        text = [.. text, .. Enumerable.Range(0, words.Alphabet)]; // where a slice of each character alone is found
        for (var code = 1; code < words.Alphabet; code++)
            found.Add((end + code, 1, frequencies[code]));
        var repeated = new List<(int Start, int Length, double Score)>();
        foreach (var (start, length, count) in Repeated(words, text, owners, suffixes, common))
            if (length > 1 && length <= options.MaximumPieceLength)
                repeated.Add((start, length, (double)count * length));
        // Equals stay in their order, which is that of the sorted suffixes: it depends on nothing but the words.
        found.AddRange(repeated.OrderByDescending(each => each.Score).Take(options.SeedCount));
        found.Sort((left, right) => text.AsSpan(left.Start, left.Length).SequenceCompareTo(text.AsSpan(right.Start, right.Length)));
        var seeds = new KeyList();
        foreach (var (start, length, _) in found)
            seeds.Add(text.AsSpan(start, length));
        return (seeds, [.. found.Select(each => each.Score)]);
    }

    /// <summary>All words with a 0 after each, and which word each place belongs to.</summary>
    private static (int[] Text, int[] Owners) Join(TrainingWords words)
    {
        var (length, count) = (0, 0);
        for (; count < words.Words.Count && length + words.Words[count].Length < MaximumLength; count++)
            length += words.Words[count].Length + 1;
        var (text, owners) = (new int[length], new int[length]);
        var end = 0;
        for (var word = 0; word < count; word++)
        {
            words.Words[word].CopyTo(text.AsSpan(end));
            owners.AsSpan(end, words.Words[word].Length + 1).Fill(word);
            end += words.Words[word].Length + 1;
        }
        return (text, owners);
    }

    /// <summary>
    /// Every substring that the texts have at least twice and that no longer one has just as often: as the sorted suffixes agree, they form nested intervals, and each is
    /// such a substring (Abouelhoda, Kurtz and Ohlebusch 2004, "Replacing Suffix Trees with Enhanced Suffix Arrays"). Its count is that of all words in the interval, each
    /// as often as it came. A suffix that only one word has is an interval of its own.
    /// </summary>
    private static IEnumerable<(int Start, int Length, long Count)> Repeated(TrainingWords words, int[] text, int[] owners, int[] suffixes, int[] common)
    {
        var open = new Stack<(int Length, long Count)>();
        for (var i = 0; i < suffixes.Length; i++)
        {
            var start = suffixes[i];
            var count = words.Counts[owners[start]];
            var next = i + 1 < suffixes.Length ? common[i + 1] : 0;
            var longest = Math.Max(common[i], next);
            if (count > 1 && text[start] != 0 && text[start + longest] != 0)
                yield return (start, Array.IndexOf(text, 0, start) - start, count);
            while (open.TryPeek(out var top) && top.Length > next)
            {
                open.Pop();
                count += top.Count;
                if (count > 1)
                    yield return (start, top.Length, count);
            }
            if (open.TryPeek(out var outer) && outer.Length == next)
            {
                open.Pop();
                count += outer.Count;
            }
            open.Push((next, count));
        }
    }

    private static double[] Frequencies(TrainingWords words)
    {
        var frequencies = new double[words.Alphabet];
        for (var word = 0; word < words.Words.Count; word++)
            foreach (var code in words.Words[word])
                frequencies[code] += words.Counts[word];
        return frequencies;
    }
}
