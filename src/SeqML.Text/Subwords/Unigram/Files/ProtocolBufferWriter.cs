using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>Writes the fields of a message in the encoding of protocol buffers.</summary>
internal sealed class ProtocolBufferWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Write(int field, int value)
    {
        WriteVariable((ulong)field << 3);
        WriteVariable(unchecked((ulong)(long)value));
    }

    public void Write(int field, bool value) => Write(field, value ? 1 : 0);

    public void Write(int field, float value)
    {
        WriteVariable(((ulong)field << 3) | 5);
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    public void Write(int field, ReadOnlySpan<byte> value)
    {
        WriteVariable(((ulong)field << 3) | 2);
        WriteVariable((ulong)value.Length);
        buffer.Write(value);
    }

    public void Write(int field, string value) => Write(field, Encoding.UTF8.GetBytes(value));

    public void Write(int field, ProtocolBufferWriter message) => Write(field, message.Written);

    public void Clear() => buffer.ResetWrittenCount();

    private void WriteVariable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            buffer.Write([(byte)(value | 0x80)]);
        buffer.Write([(byte)value]);
    }
}
