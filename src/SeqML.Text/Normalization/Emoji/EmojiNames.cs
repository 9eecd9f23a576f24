using System.Globalization;
using System.Text;
using SeqML.Text.Normalization.Unicode;

namespace SeqML.Text.Normalization.Emoji;

/// <summary>Names of emoji: those of a language, read of the entries of its emoji.txt, and for the rest names by rules.</summary>
internal sealed class EmojiNames
{
    /// <summary>The file of a language that says them.</summary>
    public const string File = "emoji.txt";

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> names;

    /// <summary>Reads entries.</summary>
    /// <param name="entries">An entry a line: an emoji, a blank, and its name in letters, digits and underscores.</param>
    /// <exception cref="ArgumentException">An entry is not so.</exception>
    public EmojiNames(string entries)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Split('\n'))
        {
            if (entry.Split(' ') is not [{ Length: > 0 } emoji, { Length: > 0 } name] || !name.All(unit => char.IsLetterOrDigit(unit) || unit == '_'))
                throw new ArgumentException($"Expected each entry of {File} to be an emoji, a blank and a name of letters, digits and underscores, found \"{entry}\".", nameof(entries));
            found[emoji] = name;
        }
        names = found.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds the name of an emoji, a sequence included.</summary>
    /// <param name="emoji">As <see cref="EmojiFinder"/> found it.</param>
    /// <param name="name">What it is added to.</param>
    public void Append(ReadOnlySpan<char> emoji, StringBuilder name)
    {
        // Variations and joiners at the end say nothing.
        while (emoji.Length > 1 && emoji[^1] is EmojiCharacters.EmojiVariation or EmojiCharacters.TextVariation or EmojiCharacters.Joiner)
            emoji = emoji[..^1];
        if (emoji[^1] == EmojiCharacters.Keycap && emoji[0] is (>= '0' and <= '9') or '#' or '*')
        {
            name.Append("keycap_");
            _ = emoji[0] switch { '#' => name.Append("hash"), '*' => name.Append("star"), var digit => name.Append(digit) };
            return;
        }
        var first = CodePoints.At(emoji, 0, out var length);
        if (EmojiCharacters.IsRegionalIndicator(first))
            AppendFlag(emoji, name);
        else if (first == EmojiCharacters.BlackFlag && emoji.Length > length && EmojiCharacters.IsTag(CodePoints.At(emoji, length, out _)))
            AppendRegion(emoji[length..], name);
        else
            AppendSequence(emoji, name);
    }

    /// <summary>The longest pieces that have a name, then the tones of the skin; a character without one gives its number.</summary>
    private void AppendSequence(ReadOnlySpan<char> emoji, StringBuilder name)
    {
        // No name is of more characters; and a million tones on one hand are not looked at a million times.
        const int MostCharacters = 12;
        Span<char> key = stackalloc char[2 * MostCharacters];
        var isFirst = true;
        while (!(emoji = AfterJoints(emoji)).IsEmpty)
        {
            // Names know neither tones nor variations: without those the sequence is looked for, the whole first, then without the last part, and so on.
            var (keyLength, tone, best, bestTone) = (0, 0, 0, 0);
            string? found = null;
            for (var (i, characters) = (0, 0); i < emoji.Length && characters < MostCharacters; characters++)
            {
                var character = CodePoints.At(emoji, i, out var length);
                i += length;
                if (EmojiCharacters.IsSkinTone(character) && i > length)
                    tone = tone == 0 ? character : tone;
                else if (character is not (EmojiCharacters.EmojiVariation or EmojiCharacters.TextVariation))
                    keyLength += CodePoints.Write(character, key[keyLength..]);
                if (keyLength > 0 && names.TryGetValue(key[..keyLength], out var value) && (found != value || tone != bestTone))
                    (found, best, bestTone) = (value, i, tone);
            }
            name.Append(isFirst ? "" : "_");
            if (found is not null)
                name.Append(found);
            else
                AppendNumber(CodePoints.At(emoji, 0, out best), name);
            if (bestTone != 0)
                AppendTone(bestTone, name.Append('_'));
            isFirst = false;
            emoji = emoji[best..];
        }
    }

    /// <summary>What is left after joiners and variations, which have no name.</summary>
    private static ReadOnlySpan<char> AfterJoints(ReadOnlySpan<char> emoji) =>
        emoji.TrimStart([EmojiCharacters.Joiner, EmojiCharacters.EmojiVariation, EmojiCharacters.TextVariation]);

    private void AppendTone(int tone, StringBuilder name)
    {
        Span<char> units = stackalloc char[2];
        if (names.TryGetValue(units[..CodePoints.Write(tone, units)], out var toneName))
            name.Append(toneName);
        else
            AppendNumber(tone, name);
    }

    private static void AppendNumber(int character, StringBuilder name) => name.Append(CultureInfo.InvariantCulture, $"u{character:x4}");

    private static void AppendFlag(ReadOnlySpan<char> emoji, StringBuilder name)
    {
        name.Append("flag_");
        for (var i = 0; i < emoji.Length;)
        {
            var character = CodePoints.At(emoji, i, out var length);
            if (EmojiCharacters.IsRegionalIndicator(character))
                name.Append((char)('a' + character - 0x1F1E6));
            i += length;
        }
    }

    private static void AppendRegion(ReadOnlySpan<char> tags, StringBuilder name)
    {
        name.Append("flag_");
        for (var i = 0; i < tags.Length;)
        {
            var character = CodePoints.At(tags, i, out var length) - 0xE0000;
            if (character is >= 0 and < 128 && char.IsAsciiLetterOrDigit((char)character))
                name.Append((char)character);
            i += length;
        }
    }
}
