namespace SeqML.Text.Lookup;

/// <summary>Words are equal where they are so in lower case and with straight apostrophes.</summary>
internal sealed class FoldedComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    public static readonly FoldedComparer Instance = new();

    public bool Equals(string? x, string? y) => x is null ? y is null : y is not null && Equals(x.AsSpan(), y);

    public int GetHashCode(string word) => GetHashCode(word.AsSpan());

    public bool Equals(ReadOnlySpan<char> alternate, string other)
    {
        if (alternate.Length != other.Length)
            return false;
        for (var i = 0; i < other.Length; i++)
            if (WordFolding.Key(alternate[i]) != WordFolding.Key(other[i]))
                return false;
        return true;
    }

    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        var hash = (uint)alternate.Length;
        foreach (var unit in alternate)
            hash = (hash ^ WordFolding.Key(unit)) * 0x01000193; // Fowler, Noll and Vo's mixing
        return (int)(hash ^ (hash >> 15));
    }

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
