namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Faces of punctuation: ":-)", "(;", "&lt;3".</summary>
internal static class Emoticons
{
    /// <summary>The end of the face that starts at a position; 0 where none does.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int position)
    {
        var rest = text[position..Math.Min(text.Length, position + 5)];
        var length = Upright(rest);
        if (length == 0)
            length = Turned(rest);
        if (length == 0)
            length = Heart(rest);
        return length == 0 ? 0 : position + length;
    }

    /// <summary>Brows, eyes, a nose, a mouth.</summary>
    private static int Upright(ReadOnlySpan<char> text)
    {
        var eyes = text[0] is '<' or '>' ? 1 : 0;
        if (!Has(text, eyes, IsEyes))
            return 0;
        return Has(text, eyes + 1, IsNose) && Has(text, eyes + 2, IsMouth) ? eyes + 3 : Has(text, eyes + 1, IsMouth) ? eyes + 2 : 0;
    }

    /// <summary>The same from the mouth on.</summary>
    private static int Turned(ReadOnlySpan<char> text)
    {
        if (!IsMouth(text[0]))
            return 0;
        var eyes = Has(text, 1, IsNose) && Has(text, 2, IsEyes) ? 2 : Has(text, 1, IsEyes) ? 1 : 0;
        return eyes == 0 ? 0 : Has(text, eyes + 1, unit => unit is '<' or '>') ? eyes + 2 : eyes + 1;
    }

    private static int Heart(ReadOnlySpan<char> text) => text.StartsWith("<3") ? 2 : text.StartsWith("</3") ? 3 : 0;

    private static bool Has(ReadOnlySpan<char> text, int index, Func<char, bool> kind) => index < text.Length && kind(text[index]);

    private static bool IsEyes(char unit) => unit is ':' or ';' or '=' or '8';

    private static bool IsNose(char unit) => unit is '-' or 'o' or 'O' or '*' or '\'';

    private static bool IsMouth(char unit) => unit is ')' or ']' or '(' or '[' or 'd' or 'D' or 'p' or 'P' or '/' or ':' or '}' or '{' or '@' or '|' or '\\';
}
