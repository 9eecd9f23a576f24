using System.Buffers;
using System.Text;

namespace SeqML.Text.Lookup;

/// <summary>What makes words equal: lower case, and one apostrophe.</summary>
internal static class WordFolding
{
    /// <summary>From here to Georgian's capitals no letter has a case.</summary>
    private const char EndOfTable = '\u0590';

    private static readonly char[] Table = [.. Enumerable.Range(0, EndOfTable).Select(unit => Lower((char)unit))];

    /// <summary>A unit in lower case, an apostrophe straight.</summary>
    public static char Fold(char unit) => unit < EndOfTable ? Table[unit] : FoldRare(unit);

    /// <summary>A word in lower case, with straight apostrophes.</summary>
    public static string Fold(string word) => string.Create(word.Length, word, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Fold(source[i]);
    });

    /// <summary>The unit that equals are compared by: "ΤΟΥΣ" in lower case is "τουσ", and it is the word "τους".</summary>
    public static char Key(char unit) => Fold(unit) is var folded && folded == '\u03C2' ? '\u03C3' : folded;

    /// <summary>Whether a word has no lone surrogate.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> word)
    {
        while (!word.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(word, out _, out var length) != OperationStatus.Done)
                return false;
            word = word[length..];
        }
        return true;
    }

    private static char FoldRare(char unit) => unit switch
    {
        < '\u10A0' or (>= '\u2E80' and < '\uA640') or (>= '\uAC00' and < '\uFF00') => unit, // no case there, and no library call
        '\u2018' or '\u2019' or '\uFF07' => '\'',
        _ => char.ToLowerInvariant(unit),
    };

    private static char Lower(char unit) => unit switch
    {
        '\u02BC' => '\'', // the letter that Ukrainian and others write as an apostrophe
        '\u0130' => 'i', // invariant lower case leaves the dotted capital as it is, but it is the capital of nothing else
        _ => char.ToLowerInvariant(unit),
    };
}
