using System.Buffers;

namespace SeqML.Text.Normalization.Contractions;

/// <summary>The signs that stand for an apostrophe.</summary>
internal static class Apostrophes
{
    /// <summary>Those that are quotes at the ends of a word.</summary>
    public const string Quotes = "'\u2019\u02BC\uFF07";

    /// <summary>All of them: a grave or an acute accent is typed for one between letters.</summary>
    public static readonly SearchValues<char> All = SearchValues.Create(Quotes + "`\u00B4");

    /// <summary>Whether a unit is an apostrophe.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int index) => text[index] is '\'' or '\u2019' or '\u02BC' or '\uFF07'
        || (text[index] is '`' or '\u00B4' && index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]));

    /// <summary>Writes a word in small letters with straight apostrophes.</summary>
    public static void Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        word.ToLowerInvariant(folded);
        foreach (ref var unit in folded[..word.Length])
            if (All.Contains(unit))
                unit = '\'';
    }
}
