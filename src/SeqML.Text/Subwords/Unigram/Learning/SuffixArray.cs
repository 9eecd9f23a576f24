namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>The suffixes of a sequence in ascending order, and how far neighbours agree; both in linear time.</summary>
internal static class SuffixArray
{
    /// <summary>Where the suffixes start, in ascending order, by induced sorting. (Nong, Zhang and Chan 2009, "Linear Suffix Array Construction by Almost Pure Induced-Sorting".)</summary>
    /// <param name="text">Codes from 0 to less than the alphabet.</param>
    /// <param name="alphabet">How many codes there are.</param>
    public static int[] Build(ReadOnlySpan<int> text, int alphabet)
    {
        var suffixes = new int[text.Length];
        if (text.Length == 1)
            suffixes[0] = 0;
        else if (text.Length > 1)
            new InducedSorting(text, suffixes, alphabet).Sort();
        return suffixes;
    }

    /// <summary>How many codes each suffix shares with the one before it in order. (Kasai et al. 2001, "Linear-Time Longest-Common-Prefix Computation".)</summary>
    /// <param name="text">The sequence.</param>
    /// <param name="suffixes">Its suffix array.</param>
    /// <param name="separator">A code that is equal to none, not even itself: what is shared ends before it.</param>
    public static int[] CommonPrefixes(ReadOnlySpan<int> text, ReadOnlySpan<int> suffixes, int separator)
    {
        var rank = new int[text.Length];
        for (var i = 0; i < suffixes.Length; i++)
            rank[suffixes[i]] = i;
        var common = new int[text.Length];
        var length = 0;
        for (var start = 0; start < text.Length; start++)
        {
            if (rank[start] == 0)
            {
                length = 0;
                continue;
            }
            var other = suffixes[rank[start] - 1];
            while (start + length < text.Length && other + length < text.Length && text[start + length] == text[other + length] && text[start + length] != separator)
                length++;
            common[rank[start]] = length;
            length = Math.Max(0, length - 1); // without its first code the suffix shares at least one less with some neighbour
        }
        return common;
    }

    /// <summary>Sorts the suffixes of a text of at least two codes.</summary>
    private readonly ref struct InducedSorting
    {
        private readonly ReadOnlySpan<int> text;
        private readonly Span<int> suffixes;
        private readonly bool[] isSmall; // less than the suffix that follows it: type S
        private readonly int[] heads; // where the bucket of each code begins
        private readonly int[] cursors;

        public InducedSorting(ReadOnlySpan<int> text, Span<int> suffixes, int alphabet)
        {
            this.text = text;
            this.suffixes = suffixes;
            isSmall = new bool[text.Length]; // the last one is greater than the end: type L
            for (var i = text.Length - 2; i >= 0; i--)
                isSmall[i] = text[i] < text[i + 1] || (text[i] == text[i + 1] && isSmall[i + 1]);
            heads = new int[alphabet + 1];
            cursors = new int[alphabet];
            foreach (var code in text)
                heads[code + 1]++;
            for (var code = 0; code < alphabet; code++)
                heads[code + 1] += heads[code];
        }

        public void Sort()
        {
            var leftmost = new List<int>(); // the S suffixes that follow one of type L: what all others are induced from
            for (var i = 1; i < text.Length; i++)
                if (IsLeftmost(i))
                    leftmost.Add(i);
            Induce(leftmost);
            if (leftmost.Count < 2)
                return;
            // Their substrings are sorted now; those that are equal get one name, and the names' own suffix array gives the order of the suffixes.
            var order = Order(leftmost, out var names);
            if (names < leftmost.Count)
                order = [.. Build(Names(leftmost), names).Select(i => leftmost[i])];
            Induce(order);
        }

        private bool IsLeftmost(int i) => i > 0 && isSmall[i] && !isSmall[i - 1];

        /// <summary>Puts given suffixes at the ends of their buckets, and from these all of type L, and then all of type S, each before what follows it.</summary>
        private void Induce(List<int> sorted)
        {
            suffixes.Fill(-1);
            Array.Copy(heads, 1, cursors, 0, cursors.Length);
            for (var i = sorted.Count - 1; i >= 0; i--)
                suffixes[--cursors[text[sorted[i]]]] = sorted[i];
            Array.Copy(heads, cursors, cursors.Length);
            suffixes[cursors[text[^1]]++] = text.Length - 1; // what the end induces
            foreach (var start in suffixes)
                if (start > 0 && !isSmall[start - 1])
                    suffixes[cursors[text[start - 1]]++] = start - 1;
            Array.Copy(heads, 1, cursors, 0, cursors.Length);
            for (var i = suffixes.Length - 1; i >= 0; i--)
                if (suffixes[i] is > 0 and var start && isSmall[start - 1])
                    suffixes[--cursors[text[start - 1]]] = start - 1;
        }

        /// <summary>The leftmost S suffixes in the order of their substrings, each from one to the next.</summary>
        private List<int> Order(List<int> leftmost, out int names)
        {
            var order = new List<int>(leftmost.Count);
            foreach (var start in suffixes)
                if (IsLeftmost(start))
                    order.Add(start);
            // A name of each substring, kept where its start was: no two starts are neighbours, so half of the place does.
            suffixes.Fill(-1);
            names = 0;
            for (var i = 0; i < order.Count; i++)
            {
                if (i > 0 && !AreEqual(order[i - 1], order[i]))
                    names++;
                suffixes[order[i] / 2] = names;
            }
            names++;
            return order;
        }

        private int[] Names(List<int> leftmost)
        {
            var names = new int[leftmost.Count];
            for (var i = 0; i < names.Length; i++)
                names[i] = suffixes[leftmost[i] / 2];
            return names;
        }

        private bool AreEqual(int left, int right)
        {
            for (var i = 0; ; i++)
            {
                if (left + i == text.Length || right + i == text.Length || text[left + i] != text[right + i] || isSmall[left + i] != isSmall[right + i])
                    return false;
                if (i > 0 && (IsLeftmost(left + i) || IsLeftmost(right + i)))
                    return IsLeftmost(left + i) && IsLeftmost(right + i);
            }
        }
    }
}
