using System.Globalization;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization.Unicode;

/// <summary>
/// What normalization forms are made of (UAX #15): combining classes, full decompositions, and compositions. It is read of a file of our own, since an application that runs without ICU,
/// as many in containers do, gets text back as it is from <see cref="string.Normalize()"/>; and so that a model does the same everywhere.
/// </summary>
internal sealed class UnicodeData
{
    private const int PageBits = 7;
    private const int Limit = 0x110000;

    private static readonly Lazy<UnicodeData> Read = new(() => new UnicodeData(DataFile.Entries("Unicode", "unicode.txt")));

    /// <summary>The row of each character, by pages, of which most are the same empty one.</summary>
    private readonly ushort[][] pages = new ushort[Limit >> PageBits][];
    private readonly List<Row> rows = [default];
    private readonly Dictionary<(int, int), int> compositions = [];
    private readonly HashSet<int> composites;
    private readonly HashSet<int> seconds;

    private UnicodeData(IEnumerable<string> entries)
    {
        Array.Fill(pages, new ushort[1 << PageBits]);
        var excluded = new HashSet<int>();
        foreach (var entry in entries)
        {
            var colon = entry.IndexOf(':');
            var (head, body) = (entry[..colon].Split(' '), entry[(colon + 2)..]);
            switch (head[0])
            {
                case "class":
                    var row = Add(new Row { Class = byte.Parse(head[1], CultureInfo.InvariantCulture) });
                    foreach (var character in Ranges(body))
                        Cell(character) = row;
                    break;
                case "excluded":
                    excluded = [.. Ranges(body)];
                    break;
                default:
                    Decompose(head[1], body, canonical: head[0] == "canonical");
                    break;
            }
        }
        // A character of several parts composes of the character of all but the last, which has fewer parts, and the last.
        foreach (var (character, parts) in Canonical().Where(mapping => !excluded.Contains(mapping.Character)).OrderBy(mapping => mapping.Parts.Length))
            compositions[(parts[..^1].Aggregate((first, second) => compositions[(first, second)]), parts[^1])] = character;
        composites = [.. compositions.Values];
        seconds = [.. compositions.Keys.Select(pair => pair.Item2), .. Hangul.Seconds];
    }

    /// <summary>The data, read when it is asked for first.</summary>
    public static UnicodeData Instance => Read.Value;

    /// <summary>The combining class of a character: 0 for all that start anew.</summary>
    public byte ClassOf(int character) => this[character].Class;

    /// <summary>What a character stands for in full, without Hangul syllables; null where it is itself.</summary>
    public int[]? Decomposition(int character, bool compatible) =>
        this[character] is var row && compatible && row.Compatible is { } parts ? parts : row.Canonical;

    /// <summary>The character that two compose to, without Hangul syllables; -1 where they do not.</summary>
    public int Composition(int first, int second) => compositions.GetValueOrDefault((first, second), -1);

    /// <summary>Whether some character composes with this one after it.</summary>
    public bool IsSecond(int character) => seconds.Contains(character);

    /// <summary>Whether some two characters compose to this one.</summary>
    public bool IsComposite(int character) => composites.Contains(character);

    /// <summary>The characters with a canonical decomposition, without Hangul syllables.</summary>
    public IEnumerable<(int Character, int[] Parts)> Canonical() =>
        from page in Enumerable.Range(0, pages.Length)
        where pages[page].Any(row => row != 0)
        from place in Enumerable.Range(0, 1 << PageBits)
        let row = rows[pages[page][place]]
        where row.Canonical is not null
        select ((page << PageBits) + place, row.Canonical);

    private Row this[int character] => rows[pages[character >> PageBits][character & ((1 << PageBits) - 1)]];

    private ref ushort Cell(int character)
    {
        ref var page = ref pages[character >> PageBits];
        if (ReferenceEquals(page, pages[^1])) // the last page of all is empty for ever: it holds no characters
            page = new ushort[1 << PageBits];
        return ref page[character & ((1 << PageBits) - 1)];
    }

    private ushort Add(Row row)
    {
        rows.Add(row);
        return (ushort)(rows.Count - 1);
    }

    private void Decompose(string range, string body, bool canonical)
    {
        var first = int.Parse(range.Split('-')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var mappings = body[0] == '+'
            ? Ranges(range).Select(character => new[] { int.Parse(body[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) + character - first })
            : body.Split('|').Select(parts => parts.Split(' ').Select(part => int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray());
        foreach (var (i, parts) in mappings.Index())
        {
            var old = this[first + i];
            Cell(first + i) = Add(canonical ? old with { Canonical = parts } : old with { Compatible = parts });
        }
    }

    private static IEnumerable<int> Ranges(string text) =>
        from range in text.Split(' ')
        let ends = range.Split('-').Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray()
        from character in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select character;

    /// <summary>What is known of a character.</summary>
    private readonly record struct Row(byte Class, int[]? Canonical, int[]? Compatible);
}
