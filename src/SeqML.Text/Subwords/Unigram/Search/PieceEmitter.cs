using System.Runtime.CompilerServices;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>Gives the pieces of a text to an output: neighbours that are unknown as one token, or each by its bytes.</summary>
internal struct PieceEmitter(PieceVocabulary vocabulary)
{
    private int unknownStart = -1;
    private int unknownEnd;

    /// <summary>Adds a piece.</summary>
    /// <param name="piece">Its id.</param>
    /// <param name="start">Where it stands in the text.</param>
    /// <param name="length">How many units of the text it stands for.</param>
    /// <param name="output">What it is added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int piece, int start, int length, ref SubwordOutput output)
    {
        if (unknownStart >= 0)
            End(ref output);
        output.Add(piece, start, length);
    }

    /// <summary>Adds a character that no piece writes.</summary>
    /// <param name="character">The character, or half of one.</param>
    /// <param name="start">Where it stands in the text.</param>
    /// <param name="length">How many units of the text it stands for.</param>
    /// <param name="output">What it is added to.</param>
    public void AddUnknown(ReadOnlySpan<char> character, int start, int length, ref SubwordOutput output)
    {
        if (vocabulary.ByteIds is not { } ids)
        {
            if (unknownStart < 0)
                unknownStart = start;
            unknownEnd = start + length;
            return;
        }
        Span<byte> bytes = stackalloc byte[4];
        Rune.DecodeFromUtf16(character, out var rune, out _); // U+FFFD where it is half a character
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            output.Add(ids[value], start, length);
    }

    /// <summary>Ends the text.</summary>
    public void End(ref SubwordOutput output)
    {
        if (unknownStart >= 0 && vocabulary.UnknownId >= 0)
            output.Add(vocabulary.UnknownId, unknownStart, unknownEnd - unknownStart);
        unknownStart = -1;
    }
}
