using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>
/// Rules that put characters for others, as a SentencePiece model holds them (<c>precompiled_charsmap</c>): at each place the longest key that stands there gives way to its replacement, and where none does the character stays.
/// <code>
/// 4 bytes   length of the trie, little-endian
/// trie      units of 32 bits. Bit 31: a key ends, and the others say where its replacement is. Else bits 0-7: the byte that leads here; bit 8: whether a key ends here;
///           bits 10-30, eight to the left where bit 9 is set: what the place is xor-ed with for that of the children, which is xor-ed with their bytes (0 for the end of a key)
/// the rest  the replacements in UTF-8, a 0 after each
/// </code>
/// </summary>
internal sealed class CharacterMap
{
    /// <summary>In the longest that Unicode knows, U+FDFA, there are 18.</summary>
    private const int LongestReplacement = 64;

    private const uint Value = 1u << 31;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] bytes;
    private readonly uint[] units;
    private readonly string replacements;
    private readonly Dictionary<int, (int Start, int Length)> places = []; // of replacements, by where their bytes start
    private readonly bool[] isKept = new bool[128]; // units of ASCII that no key starts with, or only keys that go on beyond ASCII

    /// <summary>Reads rules.</summary>
    /// <param name="name">What they are called: "nmt_nfkc".</param>
    /// <param name="bytes">As above.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public CharacterMap(string name, ReadOnlySpan<byte> bytes)
    {
        (Name, this.bytes) = (name, bytes.ToArray());
        var length = bytes.Length >= sizeof(int) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : uint.MaxValue;
        if (length > bytes.Length - sizeof(int) || length < sizeof(uint) || length % sizeof(uint) != 0)
            throw Damaged("the length of its trie is wrong");
        units = new uint[length / sizeof(uint)];
        for (var i = 0; i < units.Length; i++)
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(sizeof(int) + i * sizeof(uint))..]);
        replacements = ReadReplacements(bytes[(sizeof(int) + (int)length)..]);
        foreach (var unit in units)
            if ((unit & Value) != 0 && unit != Unused && !places.ContainsKey((int)(unit & ~Value)))
                throw Damaged("a rule leads to no replacement");
        for (var unit = 0; unit < isKept.Length; unit++)
            isKept[unit] = IsKept((byte)unit);
    }

    /// <summary>A unit where nothing is, in the maps that SeqML makes: it looks like the end of a key, which no byte leads to.</summary>
    internal const uint Unused = uint.MaxValue;

    /// <summary>What the rules are called.</summary>
    public string Name { get; }

    /// <summary>The rules as they were read.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Whether a character of ASCII stays as it is where another one follows.</summary>
    public bool Keeps(char unit) => unit < isKept.Length && isKept[unit];

    /// <summary>The longest key that a text starts with.</summary>
    /// <param name="text">A text; where half a character stands no key goes on.</param>
    /// <param name="replacement">What is put for it.</param>
    /// <returns>The key's length in UTF-16 units; 0 where there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out ReadOnlySpan<char> replacement)
    {
        var (longest, position) = (0, 0);
        replacement = default;
        Span<byte> character = stackalloc byte[4];
        var node = new Node(units);
        while (position < text.Length && Rune.DecodeFromUtf16(text[position..], out var rune, out var length) == OperationStatus.Done)
        {
            foreach (var value in character[..rune.EncodeToUtf8(character)])
                if (!node.TryStep(value))
                    return longest;
            position += length;
            if (node.Key is >= 0 and var key && places.TryGetValue(key, out var place))
            {
                longest = position;
                replacement = replacements.AsSpan(place.Start, place.Length);
            }
        }
        return longest;
    }

    private string ReadReplacements(ReadOnlySpan<byte> blob)
    {
        if (blob.IsEmpty || blob[^1] != 0)
            throw Damaged("its replacements do not end");
        var text = new StringBuilder();
        for (var start = 0; start < blob.Length;)
        {
            var length = blob[start..].IndexOf((byte)0);
            try
            {
                var replacement = Strict.GetString(blob.Slice(start, length));
                if (replacement.Length > LongestReplacement)
                    throw Damaged(FormattableString.Invariant($"a replacement has {replacement.Length} units, more than {LongestReplacement}"));
                places.Add(start, (text.Length, replacement.Length));
                text.Append(replacement);
            }
            catch (DecoderFallbackException)
            {
                throw Damaged("a replacement is no text in UTF-8");
            }
            start += length + 1;
        }
        return text.ToString();
    }

    private bool IsKept(byte unit)
    {
        var node = new Node(units);
        if (!node.TryStep(unit))
            return true;
        if (node.Key >= 0)
            return false;
        for (byte next = 0; next < isKept.Length; next++)
        {
            var after = node;
            if (after.TryStep(next))
                return false;
        }
        return true;
    }

    private InvalidDataException Damaged(string what) => new($"The rules '{Name}' of the normalizer are damaged: {what}.");

    /// <summary>A place in the trie.</summary>
    private ref struct Node
    {
        private readonly ReadOnlySpan<uint> units;
        private uint unit;
        private uint children;

        public Node(ReadOnlySpan<uint> units)
        {
            this.units = units;
            unit = units[0];
            children = Offset(unit);
        }

        /// <summary>Where the replacement of the key that ends here is; -1 where none ends.</summary>
        public readonly int Key => (unit & 0x100) != 0 && children < units.Length && (units[(int)children] & Value) != 0 ? (int)(units[(int)children] & ~Value) : -1;

        public bool TryStep(byte value)
        {
            var place = children ^ value;
            if (value == 0 || place >= units.Length || (units[(int)place] & (Value | 0xFF)) != value)
                return false;
            unit = units[(int)place];
            children = place ^ Offset(unit);
            return true;
        }

        private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);
    }
}
