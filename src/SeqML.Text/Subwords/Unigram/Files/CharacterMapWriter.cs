using System.Buffers.Binary;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>Makes the bytes of a <see cref="CharacterMap"/> of a few rules.</summary>
internal static class CharacterMapWriter
{
    /// <summary>Puts a blank for every other white space of Unicode.</summary>
    public static byte[] WriteBlanks()
    {
        var keys = Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(unit => unit != ' ' && char.IsWhiteSpace(unit));
        return Write([.. keys.Select(unit => Encoding.UTF8.GetBytes([unit]))], " \0"u8);
    }

    /// <summary>The bytes of a map.</summary>
    /// <param name="keys">Distinct keys in ascending order, none of them with a byte 0.</param>
    /// <param name="replacement">What is put for each of them, and a 0.</param>
    private static byte[] Write(byte[][] keys, ReadOnlySpan<byte> replacement)
    {
        var units = new List<uint>();
        Reserve(units, 0);
        Place(units, 0, 0, keys, 0);
        while (units.Count % 256 != 0)
            units.Add(CharacterMap.Unused); // a child is asked for within the 256 units of its block
        var bytes = new byte[sizeof(uint) * (1 + units.Count) + replacement.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, sizeof(uint) * units.Count);
        for (var i = 0; i < units.Count; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(sizeof(uint) * (i + 1)), units[i]);
        replacement.CopyTo(bytes.AsSpan(sizeof(uint) * (1 + units.Count)));
        return bytes;
    }

    /// <summary>Fills the unit of a node, to which a byte leads, and those below it.</summary>
    private static void Place(List<uint> units, uint place, byte label, ReadOnlySpan<byte[]> keys, int depth)
    {
        var isEnd = keys[0].Length == depth;
        var labels = new List<byte>();
        foreach (var key in isEnd ? keys[1..] : keys)
            if (labels.Count == 0 || labels[^1] != key[depth])
                labels.Add(key[depth]);
        var children = FreePlace(units, [.. isEnd ? [0] : Array.Empty<byte>(), .. labels]);
        units[(int)place] = ((place ^ children) << 10) | (isEnd ? 0x100u : 0) | label;
        if (isEnd)
            units[(int)children] = 1u << 31; // the one replacement is at 0
        foreach (var next in labels)
        {
            var below = new List<byte[]>();
            foreach (var key in keys)
                if (key.Length > depth && key[depth] == next)
                    below.Add(key);
            Place(units, children ^ next, next, below.ToArray(), depth + 1);
        }
    }

    private static uint FreePlace(List<uint> units, byte[] labels)
    {
        for (var place = 1u; ; place++)
            if (labels.All(label => (place ^ label) >= units.Count || ((place ^ label) != 0 && units[(int)(place ^ label)] == CharacterMap.Unused)))
            {
                foreach (var label in labels)
                    Reserve(units, place ^ label);
                return place;
            }
    }

    /// <summary>Takes a place, so that no other finds it free.</summary>
    private static void Reserve(List<uint> units, uint place)
    {
        while (units.Count <= place)
            units.Add(CharacterMap.Unused);
        units[(int)place] = 0;
    }
}
