namespace SeqML.Text.Tokenization;

/// <summary>What the characters of ASCII are to <see cref="WordTokenizer"/>: its rules in a table, so that English text needs no code point decoded and no category looked up.</summary>
internal static class WordAscii
{
    /// <summary>Blanks and control characters.</summary>
    public const byte Separator = 1;

    /// <summary>Letters, digits and the underscore.</summary>
    public const byte WordPart = 2;

    /// <summary>Any of the joints.</summary>
    public const byte Joint = JoinsAny | JoinsLikes | JoinsDigits;

    private const byte Letter = 4;
    private const byte Digit = 8;
    private const byte JoinsAny = 16;
    private const byte JoinsLikes = 32;
    private const byte JoinsDigits = 64;

    /// <summary>By character.</summary>
    public static ReadOnlySpan<byte> Kinds => Table;

    private static readonly byte[] Table = [.. Enumerable.Range(0, 128).Select(character => Kind((char)character))];

    /// <summary>Whether a joint of a kind belongs to the word that its neighbours are of.</summary>
    public static bool Joins(byte joint, char last, char follower)
    {
        var (before, after) = (Kinds[last], Kinds[follower]);
        return joint switch
        {
            JoinsAny => (before & (Letter | Digit)) != 0 && (after & (Letter | Digit)) != 0,
            JoinsLikes => (before & after & (Letter | Digit)) != 0,
            _ => (before & after & Digit) != 0,
        };
    }

    private static byte Kind(char character) => character switch
    {
        _ when char.IsAsciiLetter(character) => WordPart | Letter,
        _ when char.IsAsciiDigit(character) => WordPart | Digit,
        '_' => WordPart,
        '\'' or '-' => JoinsAny,
        '.' => JoinsLikes,
        ',' or ':' => JoinsDigits,
        ' ' => Separator,
        _ when char.IsControl(character) => Separator,
        _ => 0,
    };
}
