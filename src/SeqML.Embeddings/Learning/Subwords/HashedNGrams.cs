using System.Text;

namespace SeqML.Embeddings.Learning.Subwords;

/// <summary>The rows of words and their n-grams, as fastText has them: a row for each word, then the buckets.</summary>
internal static class HashedNGrams
{
    public static InputRows Rows(IReadOnlyList<string> words, SubwordOptions options)
    {
        var rows = new int[words.Count][];
        var found = new List<int>();
        for (var word = 0; word < words.Count; word++)
        {
            found.Clear();
            found.Add(word);
            Collect(words[word], words.Count, options, found);
            rows[word] = [.. found];
        }
        return new InputRows(checked(words.Count + options.Buckets), rows, sharesGradient: false);
    }

    private static void Collect(string word, int first, SubwordOptions options, List<int> found)
    {
        var bytes = Encoding.UTF8.GetBytes($"<{word}>");
        for (var start = 0; start < bytes.Length; start++)
        {
            if (IsInside(bytes[start]))
                continue;
            var (hash, length, end) = (2166136261u, 0, start);
            while (end < bytes.Length && length < options.MaximumLength)
            {
                do
                    hash = (hash ^ (uint)(sbyte)bytes[end++]) * 16777619;
                while (end < bytes.Length && IsInside(bytes[end]));
                length++;
                if (length >= options.MinimumLength && !(length == 1 && (start == 0 || end == bytes.Length)))
                    found.Add(first + (int)(hash % (uint)options.Buckets));
            }
        }
    }

    private static bool IsInside(byte value) => (value & 0xC0) == 0x80;
}
