using System.Globalization;

namespace SeqML.Text.Normalization.Unicode;

/// <summary>What each character is without diacritics: itself, another letter, or nothing where it is a mark.</summary>
internal sealed class Diacritics
{
    /// <summary>All units before this one stay.</summary>
    public const char First = '\u00C0';

    /// <summary>What stands for a mark that goes.</summary>
    public const char Nothing = '\0';

    /// <summary>Letters with a stroke through them and the like, in pairs: Unicode takes them for letters of their own, without a decomposition.</summary>
    private const string Strokes = "đdĐDħhĦHłlŁLøoØOŧtŦTƀbɃBɓbƁBƈcƇCȼcȻCɗdƊDɇeɆEƒfƑFǥgǤGɠgƓGɨiƗIɉjɈJƙkƘKƚlȽLɫlⱢLɲnƝNƥpƤPɍrɌRɽrⱤRƭtƬTʈtƮTⱥaȺAⱦtȾTʋvƲVɏyɎYƴyƳYƶzƵZ";

    private static readonly Lazy<Diacritics> Table = new(() => new Diacritics());

    private readonly char[] units = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => IsMark(unit) ? Nothing : (char)unit)];

    private Diacritics()
    {
        for (var i = 0; i < Strokes.Length; i += 2)
            units[Strokes[i]] = Strokes[i + 1];
        // All parts are of one unit: the letters that these marks stand on are of the oldest scripts of Unicode.
        foreach (var (character, parts) in UnicodeData.Instance.Canonical())
            if (character <= char.MaxValue && char.IsLetter((char)parts[0]) && parts.Length > 1 && parts.AsSpan(1).IndexOfAnyExcept([.. parts.Where(IsMark)]) < 0)
                units[character] = units[parts[0]];
    }

    /// <summary>The table, made when it is asked for first.</summary>
    public static Diacritics Instance => Table.Value;

    /// <summary>A unit without diacritics.</summary>
    public char this[char unit] => units[unit];

    /// <summary>Whether marks that follow a character are part of a sign, as the stroke of an unequal sign.</summary>
    public static bool IsSign(UnicodeCategory category) => category
        is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;

    /// <summary>The blocks of combining diacritical marks, without those for symbols. Vowel signs and the like of other scripts are in other blocks.</summary>
    private static bool IsMark(int character) => character is (>= 0x300 and <= 0x36F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0xFE20 and <= 0xFE2F);
}
