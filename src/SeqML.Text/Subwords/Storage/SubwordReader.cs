using System.Buffers.Binary;
using System.Text;

namespace SeqML.Text.Subwords.Storage;

/// <summary>Reads what <see cref="SubwordWriter"/> wrote. The checksum is no secret: whoever forges a tokenizer forges that, too. So nothing is trusted.</summary>
internal sealed class SubwordReader(byte[] bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int position;

    /// <summary>A number from 0 to a greatest one.</summary>
    /// <param name="what">What it is, for a message: "the number of merges".</param>
    /// <param name="maximum">The greatest that is right.</param>
    public int ReadNumber(string what, int maximum = int.MaxValue)
    {
        var number = 0L;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(1, what)[0];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
                return number <= maximum ? (int)number : throw Damaged(FormattableString.Invariant($"{what} is {number}, which is not from 0 to {maximum}"));
        }
        throw Damaged($"{what} is no number");
    }

    /// <summary>How many things follow that take at least one byte each.</summary>
    public int ReadCount(string what) => ReadNumber(what, bytes.Length - position);

    public bool ReadFlag(string what) => ReadNumber(what, 1) == 1;

    /// <summary>A number that is finite.</summary>
    public float ReadSingle(string what)
    {
        var value = BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float), what));
        return float.IsFinite(value) ? value : throw Damaged(FormattableString.Invariant($"{what} is {value}, which is not finite"));
    }

    public string ReadText(string what)
    {
        try
        {
            return Strict.GetString(Take(ReadNumber($"the length of {what}"), what));
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"The subword tokenizer is damaged: {what} is no text in UTF-8.", error);
        }
    }

    public List<string> ReadTexts(string what)
    {
        var texts = new List<string>(); // grows with what is there, not with what a forged number says
        for (var left = ReadCount($"the number of {what}"); left > 0; left--)
            texts.Add(ReadText(what));
        return texts;
    }

    public List<(string Left, string Right)> ReadPairs(string what)
    {
        var pairs = new List<(string, string)>();
        for (var left = ReadCount($"the number of {what}"); left > 0; left--)
            pairs.Add((ReadText(what), ReadText(what)));
        return pairs;
    }

    public SpecialTokens ReadSpecialTokens()
    {
        var named = new string?[5];
        for (var i = 0; i < named.Length; i++)
            named[i] = ReadText("a special token") is { Length: > 0 } token ? token : null;
        var tokens = new SpecialTokens
        {
            Padding = named[0],
            Unknown = named[1],
            Beginning = named[2],
            End = named[3],
            Mask = named[4],
            Others = ReadTexts("special tokens"),
            AreRecognizedInText = ReadFlag("whether special tokens are recognized"),
        };
        return tokens.Others.Contains("") ? throw Damaged("a special token is empty") : tokens;
    }

    /// <exception cref="InvalidDataException">There is more.</exception>
    public void RequireEnd()
    {
        if (position != bytes.Length)
            throw Damaged(FormattableString.Invariant($"after it there are {bytes.Length - position} more bytes"));
    }

    public static InvalidDataException Damaged(string what) => new($"The subword tokenizer is damaged: {what}.");

    private ReadOnlySpan<byte> Take(int length, string what)
    {
        if (length > bytes.Length - position)
            throw Damaged(FormattableString.Invariant($"{what} takes {length} bytes, and {bytes.Length - position} are left"));
        position += length;
        return bytes.AsSpan(position - length, length);
    }
}
