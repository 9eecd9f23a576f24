using System.Globalization;

namespace SeqML.Text.Normalization.Dates;

/// <summary>What a language has in its dates: names of months, endings of ordinal numbers, words between. Read of the entries of its dates.txt.</summary>
internal sealed class DateWords
{
    /// <summary>The file of a language that says it.</summary>
    public const string File = "dates.txt";

    /// <summary>No name of a month has more units.</summary>
    public const int Longest = 24;

    private readonly Dictionary<string, (int Number, bool IsOtherWord)>.AlternateLookup<ReadOnlySpan<char>> months;

    /// <summary>Reads entries.</summary>
    /// <param name="entries">An entry a line: "3 march! mar", "ordinal st nd rd th", "of of".</param>
    /// <exception cref="ArgumentException">An entry is none of these, or a month has no name.</exception>
    public DateWords(string entries)
    {
        var names = new Dictionary<string, (int, bool)>(StringComparer.Ordinal);
        foreach (var entry in entries.Split('\n'))
        {
            var words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["ordinal", .. var endings])
                Ordinals = endings;
            else if (words is ["of", .. var joints])
                Joints = joints;
            else if (words is [var number, _, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
                foreach (var name in words[1..])
                    names[Checked(name, entry)] = (month, name.EndsWith('!'));
            else
                throw new ArgumentException($"Expected each entry of {File} to be a month from 1 to 12 with its names, \"ordinal\" with endings, or \"of\" with words, found \"{entry}\".", nameof(entries));
        }
        if (names.Values.Select(value => value.Item1).Distinct().Count() != 12)
            throw new ArgumentException($"Expected {File} to name all twelve months, found {names.Values.Select(value => value.Item1).Distinct().Count()}.", nameof(entries));
        months = names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What may follow the number of a day, as "rd".</summary>
    public string[] Ordinals { get; } = [];

    /// <summary>What may stand before a month or a year, as "of".</summary>
    public string[] Joints { get; } = [];

    /// <summary>The month of a name.</summary>
    /// <param name="name">Letters in any case.</param>
    /// <param name="isOtherWord">Whether it is also a word that is no month, as it stands here.</param>
    /// <returns>From 1 to 12; 0 where it is no name.</returns>
    public int MonthOf(ReadOnlySpan<char> name, out bool isOtherWord)
    {
        isOtherWord = false;
        if (name.Length is 0 or > Longest)
            return 0;
        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        if (!months.TryGetValue(lower, out var month))
            return 0;
        isOtherWord = month.IsOtherWord && !char.IsUpper(name[0]);
        return month.Number;
    }

    private static string Checked(string name, string entry)
    {
        var letters = name.TrimEnd('!');
        return letters.Length is > 0 and <= Longest && letters.All(char.IsLetter) ? letters
            : throw new ArgumentException($"Expected names of months in {File} to have from 1 to {Longest} letters, found \"{name}\" in \"{entry}\".", nameof(entry));
    }
}
