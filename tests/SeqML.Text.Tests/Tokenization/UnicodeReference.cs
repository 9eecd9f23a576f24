namespace SeqML.Text.Tests.Tokenization;

/// <summary>The rules of UAX #29 one by one, each asked for every position: slow, and what the scanner is held to. It knows few characters, of every value some.</summary>
internal static class UnicodeReference
{
    /// <summary>Characters, and their Word_Break; P marks pictographs.</summary>
    public static readonly IReadOnlyDictionary<string, string> Characters = new Dictionary<string, string>
    {
        ["\r"] = "CR", ["\n"] = "LF", ["\u2028"] = "Newline", ["\u0301"] = "Extend", ["\U0001F3FD"] = "Extend", ["\u200C"] = "Extend", ["\u200D"] = "ZWJ",
        ["\u00AD"] = "Format", [" "] = "WSegSpace", ["\u2003"] = "WSegSpace", ["\U0001F1E9"] = "RI", ["\u30AB"] = "Katakana", ["_"] = "ExtendNumLet",
        ["7"] = "Numeric", ["\u0661"] = "Numeric", ["a"] = "ALetter", ["\u00E9"] = "ALetter", ["\U00010400"] = "ALetter", ["\u24C2"] = "ALetter P",
        ["\u05D0"] = "Hebrew_Letter", [":"] = "MidLetter", ["\u00B7"] = "MidLetter", [","] = "MidNum", ["."] = "MidNumLet", ["\u2019"] = "MidNumLet",
        ["'"] = "Single_Quote", ["\""] = "Double_Quote", ["\u4F60"] = "Other", ["!"] = "Other", ["\U0001F44D"] = "Other P", ["\uD83D"] = "Other",
    };

    /// <summary>Where the segments start.</summary>
    public static List<int> Starts(IReadOnlyList<string> text)
    {
        var starts = new List<int>();
        var values = text.Select(character => Characters[character].Split(' ')[0]).ToArray();
        var isPictograph = text.Select(character => Characters[character].EndsWith(" P", StringComparison.Ordinal)).ToArray();
        var position = 0;
        for (var i = 0; i < text.Count; i++)
        {
            if (IsBoundary(values, isPictograph, i))
                starts.Add(position);
            position += text[i].Length;
        }
        return starts;
    }

    private static bool IsBoundary(string[] values, bool[] isPictograph, int i)
    {
        if (i == 0)
            return true; // WB1
        var (before, after) = (values[i - 1], values[i]);
        if (before == "CR" && after == "LF")
            return false; // WB3
        if (IsNewline(before) || IsNewline(after))
            return true; // WB3a, WB3b
        if (before == "ZWJ" && isPictograph[i])
            return false; // WB3c
        if (before == "WSegSpace" && after == "WSegSpace")
            return false; // WB3d
        if (IsSkipped(after))
            return false; // WB4
        var left = values[..i].Where(value => !IsSkipped(value)).ToList();
        var right = values[i..].Where(value => !IsSkipped(value)).ToList();
        // At the start of a text or line there is nothing that what WB4 skips could belong to.
        var a = left.Count > 0 ? left[^1] : "";
        var b = left.Count > 1 ? left[^2] : "";
        var c = right[0];
        var d = right.Count > 1 ? right[1] : "";
        return !(
            (IsLetter(a) && IsLetter(c)) // WB5
            || (IsLetter(a) && IsMidLetter(c) && IsLetter(d)) // WB6
            || (IsLetter(b) && IsMidLetter(a) && IsLetter(c)) // WB7
            || (a == "Hebrew_Letter" && c == "Single_Quote") // WB7a
            || (a == "Hebrew_Letter" && c == "Double_Quote" && d == "Hebrew_Letter") // WB7b
            || (b == "Hebrew_Letter" && a == "Double_Quote" && c == "Hebrew_Letter") // WB7c
            || (a == "Numeric" && c == "Numeric") // WB8
            || (IsLetter(a) && c == "Numeric") // WB9
            || (a == "Numeric" && IsLetter(c)) // WB10
            || (b == "Numeric" && IsMidNumber(a) && c == "Numeric") // WB11
            || (a == "Numeric" && IsMidNumber(c) && d == "Numeric") // WB12
            || (a == "Katakana" && c == "Katakana") // WB13
            || ((IsLetter(a) || a is "Numeric" or "Katakana" or "ExtendNumLet") && c == "ExtendNumLet") // WB13a
            || (a == "ExtendNumLet" && (IsLetter(c) || c is "Numeric" or "Katakana")) // WB13b
            || (c == "RI" && left.AsEnumerable().Reverse().TakeWhile(value => value == "RI").Count() % 2 == 1)); // WB15, WB16
    }

    private static bool IsNewline(string value) => value is "CR" or "LF" or "Newline";

    private static bool IsSkipped(string value) => value is "Extend" or "Format" or "ZWJ";

    private static bool IsLetter(string value) => value is "ALetter" or "Hebrew_Letter";

    private static bool IsMidLetter(string value) => value is "MidLetter" or "MidNumLet" or "Single_Quote";

    private static bool IsMidNumber(string value) => value is "MidNum" or "MidNumLet" or "Single_Quote";
}
