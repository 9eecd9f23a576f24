using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SeqML.Text.Subwords.Storage;

/// <summary>Writes numbers and texts that <see cref="SubwordReader"/> reads.</summary>
internal sealed class SubwordWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>A whole number from 0 on, in seven bits a byte, the low ones first.</summary>
    public void WriteNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var rest = (uint)number;
        while (rest >= 0x80)
        {
            buffer.Write([(byte)(rest | 0x80)]);
            rest >>= 7;
        }
        buffer.Write([(byte)rest]);
    }

    public void WriteFlag(bool flag) => WriteNumber(flag ? 1 : 0);

    public void WriteSingle(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    /// <summary>A text without halves of characters.</summary>
    public void WriteText(string text)
    {
        WriteNumber(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    public void WriteTexts(IReadOnlyCollection<string> texts)
    {
        WriteNumber(texts.Count);
        foreach (var text in texts)
            WriteText(text);
    }

    public void WritePairs(IReadOnlyCollection<(string Left, string Right)> pairs)
    {
        WriteNumber(pairs.Count);
        foreach (var (left, right) in pairs)
        {
            WriteText(left);
            WriteText(right);
        }
    }

    public void WriteSpecialTokens(SpecialTokens tokens)
    {
        foreach (var token in (string?[])[tokens.Padding, tokens.Unknown, tokens.Beginning, tokens.End, tokens.Mask])
            WriteText(token ?? "");
        WriteTexts(tokens.Others);
        WriteFlag(tokens.AreRecognizedInText);
    }
}
