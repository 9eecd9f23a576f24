namespace SeqML.Text.Normalization.Contractions;

/// <summary>What contractions of a language stand for: whole words, and endings after some words or all. Read of the entries of its contractions.txt.</summary>
internal sealed class ContractionRules
{
    /// <summary>The file of a language that says it.</summary>
    public const string File = "contractions.txt";

    private const string AnyWord = "*";
    private const int LongestExpansion = 64;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> whole;
    private readonly (string Ending, HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? Words, string Expansion)[] endings;

    /// <summary>Reads entries.</summary>
    /// <param name="entries">An entry a line: "won't = will not", "* + n't = not", "he she + 's = is".</param>
    /// <exception cref="ArgumentException">An entry is none of these.</exception>
    public ContractionRules(string entries)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var rules = new List<(string Ending, HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? Words, string Expansion)>();
        foreach (var entry in entries.Split('\n'))
        {
            var sides = entry.Split(" = ");
            if (sides.Length != 2 || sides[0].Length == 0 || !sides[0].Contains('\'') || !IsExpansion(sides[1]))
                throw new ArgumentException($"Expected each entry of {File} to be as \"won't = will not\" or \"he she + 's = is\", found \"{entry}\".", nameof(entries));
            if (sides[0].Split(" + ") is [var stems, var ending])
                rules.Add((ending, stems == AnyWord ? null : stems.Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(), sides[1]));
            else
                words[sides[0]] = sides[1];
        }
        endings = [.. rules];
        whole = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a whole word stands for; null where it is no contraction.</summary>
    /// <param name="word">In small letters, with straight apostrophes.</param>
    public string? Whole(ReadOnlySpan<char> word) => whole.TryGetValue(word, out var expansion) ? expansion : null;

    /// <summary>What the ending of a word stands for; null where it has none of those that the rules know.</summary>
    /// <param name="word">In small letters, with straight apostrophes.</param>
    /// <param name="length">How many units the ending has.</param>
    public string? Ending(ReadOnlySpan<char> word, out int length)
    {
        foreach (var (ending, words, expansion) in endings)
        {
            length = ending.Length;
            if (word.Length > length && word.EndsWith(ending) && char.IsLetter(word[^(length + 1)]) && words?.Contains(word[..^length]) != false)
                return expansion;
        }
        length = 0;
        return null;
    }

    /// <summary>A few words of letters, so that nothing in them is a contraction again.</summary>
    private static bool IsExpansion(string text)
    {
        foreach (var word in text.Split(' '))
            if (word.Length == 0 || !word.All(char.IsLetter))
                return false;
        return text.Length <= LongestExpansion;
    }
}
