using System.Runtime.InteropServices;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>Puts the text of pieces together: marks become blanks, bytes characters, and the mark that began a text goes.</summary>
internal ref struct PieceDecoder(PieceVocabulary vocabulary, UnigramNormalization normalization)
{
    private readonly StringBuilder text = new();
    private readonly List<byte> bytes = [];
    private bool isFirst = true; // of a text, or after a special token, where another begins

    public string Decode(ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            if (vocabulary.Kinds[id] == PieceKind.Byte)
            {
                bytes.Add(PieceVocabulary.ByteOf(vocabulary.Names[id], id));
                continue;
            }
            EndBytes();
            if (vocabulary.Kinds[id] == PieceKind.Control)
            {
                text.Append(vocabulary.Names[id]);
                isFirst = true;
            }
            else
                Add(vocabulary.Names[id]);
        }
        EndBytes();
        return text.ToString();
    }

    /// <summary>What is no UTF-8 becomes U+FFFD.</summary>
    private void EndBytes()
    {
        if (bytes.Count > 0)
            Add(Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(bytes)));
        bytes.Clear();
    }

    private void Add(ReadOnlySpan<char> piece)
    {
        if (isFirst && normalization.RemovesExtraWhiteSpace)
            piece = piece.TrimStart(WhiteSpaceMark.Character);
        else if (isFirst && normalization.AddsDummyPrefix && piece is [WhiteSpaceMark.Character, ..])
            piece = piece[1..];
        isFirst &= piece.IsEmpty && normalization.RemovesExtraWhiteSpace;
        foreach (var unit in piece)
            text.Append(unit == WhiteSpaceMark.Character ? ' ' : unit);
    }
}
