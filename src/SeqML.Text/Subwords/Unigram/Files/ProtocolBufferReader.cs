using System.Buffers.Binary;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Files;

/// <summary>Reads the fields of a message in the encoding of protocol buffers: a number and a wire type, then a value. (Protocol Buffers Documentation, "Encoding".) Nothing is trusted.</summary>
/// <param name="message">The bytes of one message.</param>
/// <param name="name">What it is called in messages of errors.</param>
internal ref struct ProtocolBufferReader(ReadOnlySpan<byte> message, string name)
{
    private const int Variable = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> message = message;
    private int position;
    private int wireType;

    /// <summary>The number of the field whose value is next.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field; false at the end.</summary>
    public bool Next()
    {
        if (position == message.Length)
            return false;
        var tag = ReadVariable();
        if (tag >> 3 is 0 or > (1 << 29) - 1)
            throw Error($"expected a field's number, found {tag >> 3}");
        Field = (int)(tag >> 3);
        wireType = (int)(tag & 7);
        return true;
    }

    /// <summary>A whole number, or the number of an enumeration.</summary>
    public int ReadInt32()
    {
        Require(Variable, "a whole number");
        return unchecked((int)ReadVariable()); // a negative one takes ten bytes, of which the low 32 bits count
    }

    public bool ReadBool()
    {
        Require(Variable, "a truth value");
        return ReadVariable() != 0;
    }

    public float ReadSingle()
    {
        Require(Fixed32, "a number of 32 bits");
        return BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        Require(Delimited, "a run of bytes");
        var length = ReadVariable();
        return length <= int.MaxValue ? Take((int)length) : throw Error($"its length of {length} bytes is more than is there");
    }

    public string ReadText()
    {
        var bytes = ReadBytes();
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{name}, field {Field}: expected text in UTF-8, found other bytes.", error);
        }
    }

    /// <summary>Leaves a value out, of whatever type.</summary>
    public void Skip()
    {
        switch (wireType)
        {
            case Variable:
                ReadVariable();
                break;
            case Fixed64:
                Take(sizeof(long));
                break;
            case Delimited:
                ReadBytes();
                break;
            case Fixed32:
                Take(sizeof(int));
                break;
            default:
                throw Error($"found the wire type {wireType}, which is not read");
        }
    }

    private readonly void Require(int expected, string what)
    {
        if (wireType != expected)
            throw Error($"expected {what} (wire type {expected}), found wire type {wireType}");
    }

    private ulong ReadVariable()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw Error("found a number of more than ten bytes");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > message.Length - position)
            throw Error($"it takes {length} more bytes, and {message.Length - position} are left");
        position += length;
        return message.Slice(position - length, length);
    }

    private readonly InvalidDataException Error(FormattableString what) =>
        new(FormattableString.Invariant($"{name}, field {Field}: {FormattableString.Invariant(what)}."));

    private readonly InvalidDataException Error(string what) => new(FormattableString.Invariant($"{name}, field {Field}: {what}."));
}
