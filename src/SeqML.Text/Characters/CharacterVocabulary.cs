using System.Buffers;
using System.Text;

namespace SeqML.Text.Characters;

/// <summary>The characters that a model knows, each with an id: Unicode's code points, so that 😀 is one. 0 is padding, 1 is any character that it does not know.</summary>
public sealed class CharacterVocabulary
{
    /// <summary>The id that stands for no character.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of every character that is not in the vocabulary, and of half a character (a lone surrogate).</summary>
    public const int UnknownId = 1;

    private const int FirstCharacterId = 2;

    /// <summary>Latin, Greek, Cyrillic, Hebrew and Arabic letters are looked up in an array.</summary>
    private const int DirectCount = 0x700;

    private readonly int[] direct = new int[DirectCount];
    private readonly Dictionary<int, int> others = [];

    /// <summary>The characters in the order of their ids, from 2 on.</summary>
    /// <exception cref="ArgumentException">A character comes twice, or half of one stands alone.</exception>
    public CharacterVocabulary(string characters)
    {
        ArgumentNullException.ThrowIfNull(characters);
        Array.Fill(direct, UnknownId);
        Characters = characters;
        Count = FirstCharacterId;
        for (var i = 0; i < characters.Length;)
        {
            if (Rune.DecodeFromUtf16(characters.AsSpan(i), out var rune, out var length) != OperationStatus.Done)
                throw new ArgumentException(FormattableString.Invariant($"Expected whole characters, found half of one, U+{(int)characters[i]:X4}, at position {i}."), nameof(characters));
            if (this[rune] != UnknownId)
                throw new ArgumentException(FormattableString.Invariant($"Expected every character once, found '{rune}' at {this[rune]} and at {Count}."), nameof(characters));
            if (rune.Value < DirectCount)
                direct[rune.Value] = Count;
            else
                others.Add(rune.Value, Count);
            Count++;
            i += length;
        }
    }

    /// <summary>How many ids there are, with padding and unknown.</summary>
    public int Count { get; }

    /// <summary>The characters in the order of their ids, from 2 on, as one text: all that a file needs to hold.</summary>
    public string Characters { get; }

    /// <summary>The id of a character; <see cref="UnknownId"/> where it is not known. Letter case matters.</summary>
    public int this[Rune character] =>
        character.Value < DirectCount ? direct[character.Value] : others.GetValueOrDefault(character.Value, UnknownId);

    /// <summary>The ids of a word's characters.</summary>
    /// <param name="word">Any text. What does not fit is not read, however long it is.</param>
    /// <param name="ids">Where they go; as many as fit, from the first on.</param>
    /// <returns>How many there are.</returns>
    public int Encode(ReadOnlySpan<char> word, Span<int> ids)
    {
        var count = 0;
        for (; count < ids.Length && !word.IsEmpty; count++)
        {
            var isCharacter = Rune.DecodeFromUtf16(word, out var rune, out var length) == OperationStatus.Done;
            ids[count] = isCharacter ? this[rune] : UnknownId;
            word = word[length..];
        }
        return count;
    }
}
