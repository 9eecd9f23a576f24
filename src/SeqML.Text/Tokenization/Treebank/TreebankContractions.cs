namespace SeqML.Text.Tokenization.Treebank;

/// <summary>The words that the Treebank takes for two, and how long the first is.</summary>
internal static class TreebankContractions
{
    /// <summary>Those that stand after a blank, in the order of their rules: the second may follow the first, but none itself.</summary>
    public static ReadOnlySpan<(string Whole, int First)> AfterBlanks => InOrder;

    private static readonly (string, int)[] InOrder = [("'tis", 2), ("'twas", 2)];

    private static readonly (string Whole, int First)[][] ByLetter = Group(
        ("cannot", 3), ("d'ye", 1), ("gimme", 3), ("gonna", 3), ("gotta", 3), ("lemme", 3), ("more'n", 4), ("wanna", 3));

    /// <summary>The others that start with a letter of lower case.</summary>
    public static ReadOnlySpan<(string Whole, int First)> Of(char letter) => char.IsAscii(letter) ? ByLetter[letter] : [];

    /// <summary>Whether a word of letters and digits of ASCII may be one.</summary>
    public static bool MayBe(ReadOnlySpan<char> word) => word.Length is 5 or 6 && ByLetter[word[0] | 0x20].Length > 0;

    private static (string, int)[][] Group(params (string Whole, int First)[] contractions) =>
        [.. Enumerable.Range(0, 128).Select(letter => contractions.Where(contraction => contraction.Whole[0] == letter).ToArray())];
}
