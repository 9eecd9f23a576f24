using System.Globalization;

namespace Microsoft.ML.Transforms.Text;

/// <summary>
/// Letters with diacritics and their base letters. .NET's own decomposition needs ICU, which an invariant process has not, and covers more
/// letters than ML.NET does; so the pairs that ML.NET was seen to map are data (diacritics.txt).
/// </summary>
internal static class Diacritics
{
    private static readonly Dictionary<char, char> Bases = [];
    private static readonly HashSet<char> Marks = [];

    static Diacritics()
    {
        foreach (var line in DataFiles.Lines("diacritics.txt"))
        {
            var (first, rest) = (line[0], line[2..]);
            if (first == '-')
                AddMarks(rest);
            else
                AddLetters(first, rest);
        }
    }

    public static bool IsMark(char character) => character >= 0x300 && Marks.Contains(character);

    public static char BaseOf(char character) => character >= 0xC0 && Bases.TryGetValue(character, out var letter) ? letter : character;

    private static void AddLetters(char letter, string composed)
    {
        foreach (var character in composed)
            Bases[character] = letter;
    }

    private static void AddMarks(string ranges)
    {
        foreach (var range in ranges.Split(' '))
        {
            var ends = range.Split('-').Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            for (var code = ends[0]; code <= ends[1]; code++)
                Marks.Add((char)code);
        }
    }
}
