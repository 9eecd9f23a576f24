namespace SeqML.Text.Tests.Tokenization;

/// <summary>Texts of a million units: what takes quadratic time takes minutes on one.</summary>
internal static class HostileTexts
{
    public const int Length = 1 << 20;

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["marks"] = new('\u0301', Length),
        ["marks on a symbol"] = "!" + new string('\u0301', Length),
        ["marks on a letter"] = "a" + new string('\u0301', Length),
        ["enclosing marks on a symbol"] = "\u25A1" + new string('\u20E3', Length),
        ["apostrophes"] = new('\'', Length),
        ["one word"] = new('a', Length),
        ["one word of joints"] = Repeat("a'"),
        ["one number"] = Repeat("1,"),
        ["joined emoji"] = Repeat("\U0001F469\u200D"),
        ["flags"] = Repeat("\U0001F1E9"),
        ["emoji with all modifiers"] = "\U0001F44D" + Repeat("\U0001F3FD"),
        ["joiners"] = new('\u200D', Length),
        ["blanks"] = new(' ', Length),
        ["line breaks"] = Repeat("\r\n"),
        ["NULs"] = new('\0', Length),
        ["halves of characters"] = new('\uD83D', Length),
        ["other halves of characters"] = new('\uDC4D', Length),
        ["Devanagari vowel signs"] = new('\u093F', Length),
        ["Korean letters"] = new('\u1161', Length),
        ["Chinese"] = new('\u4F60', Length),
        ["tags after a flag"] = "\U0001F3F4" + Repeat("\U000E0067"),
        ["prepended signs"] = Repeat("\u0D4E"),
        ["words and blanks"] = Repeat("ab "),
        ["a word and points"] = "a" + new string('.', Length),
        ["letters and points"] = Repeat("a."),
        ["letters, points and marks"] = "a." + new string('\u0301', Length),
        ["a joint, then marks, again and again"] = Repeat("a'\u0301\u0301\u0301\u0301"),
        ["commas"] = new(',', Length),
        ["hyphens"] = new('-', Length),
        ["points and blanks"] = Repeat(". "),
        ["double quotes"] = new('"', Length),
        ["quotes and blanks"] = Repeat("\" "),
        ["opening brackets"] = new('(', Length),
        ["less-than signs"] = new('<', Length),
        ["tags that do not end"] = Repeat("<a "),
        ["at signs"] = Repeat("a@"),
        ["hash signs"] = Repeat("#a"),
        ["half addresses"] = Repeat("http://"),
        ["an address"] = "http://a.com/" + Repeat("a("),
        ["an address of points"] = "http://a.com/" + new string('.', Length),
        ["names of sites"] = Repeat("a.com"),
        ["an address of mail"] = Repeat("a.") + "@" + Repeat("a."),
        ["digits"] = new('7', Length),
        ["parts of telephone numbers"] = Repeat("(555) "),
        ["signs of money"] = Repeat("$1"),
        ["eyes"] = new(':', Length),
        ["eyes and noses"] = Repeat(":-"),
        ["arrows"] = Repeat("-->"),
        ["ampersands"] = Repeat("&amp"),
        ["contractions"] = Repeat("cannot"),
        ["clitics"] = Repeat("n't"),
        ["possessives"] = Repeat("a's "),
        ["underscores"] = new('_', Length),
    };

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
}
