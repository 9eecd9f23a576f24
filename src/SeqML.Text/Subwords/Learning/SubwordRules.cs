namespace SeqML.Text.Subwords.Learning;

/// <summary>What learning needs to know of a kind of tokenizer.</summary>
internal abstract class SubwordRules
{
    /// <summary>Tokens that are there whatever the texts.</summary>
    public virtual IReadOnlyList<string> Alphabet => [];

    /// <summary>Counts the words of a text.</summary>
    public abstract void Count(ReadOnlySpan<char> text, WordCounter words);

    /// <summary>The first symbols of a word: its characters, marked for where they stand.</summary>
    public abstract IEnumerable<string> SymbolsOf(string word);

    /// <summary>What comes of two symbols; null where they must stay two.</summary>
    public abstract string? Join(string left, string right);

    /// <summary>How good it is to merge a pair: the best is merged next, of equals the one of the earliest tokens.</summary>
    /// <param name="pair">How often the pair comes.</param>
    /// <param name="left">How often its left symbol comes, in this pair and elsewhere.</param>
    /// <param name="right">How often its right symbol comes.</param>
    /// <param name="total">How many symbols there were before the first merge.</param>
    public abstract double Score(long pair, long left, long right, long total);

    /// <summary>Whether a score changes with the symbols' counts, and not just with the pair's.</summary>
    public abstract bool ScoreDependsOnSymbols { get; }
}
