namespace SeqML.Text.Subwords.ByteLevel;

/// <summary>A visible character for each byte, as GPT-2's files write bytes: those of Latin-1 that are visible stand for themselves, the others for U+0100 and on, in their order. (Radford et al. 2019.)</summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = MakeCharacters();
    private static readonly short[] Bytes = MakeBytes();

    public static char CharacterOf(byte value) => Characters[value];

    /// <summary>The bytes that a token's characters stand for; false where one stands for none.</summary>
    public static bool TryGetBytes(string token, List<byte> bytes)
    {
        foreach (var character in token)
        {
            if (character >= Bytes.Length || Bytes[character] < 0)
                return false;
            bytes.Add((byte)Bytes[character]);
        }
        return true;
    }

    private static char[] MakeCharacters()
    {
        var characters = new char[256];
        var next = 256;
        for (var value = 0; value < 256; value++)
            characters[value] = (char)(value is (> ' ' and <= '~') or (> 0xA0 and not 0xAD) ? value : next++);
        return characters;
    }

    private static short[] MakeBytes()
    {
        var bytes = new short[Characters.Max() + 1];
        Array.Fill<short>(bytes, -1);
        for (var value = 0; value < 256; value++)
            bytes[Characters[value]] = (short)value;
        return bytes;
    }
}
