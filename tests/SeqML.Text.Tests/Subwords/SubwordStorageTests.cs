using System.Buffers.Binary;
using System.Security.Cryptography;
using SeqML.TestKit;
using SeqML.Text.Subwords;

namespace SeqML.Text.Tests.Subwords;

/// <summary>Saved tokenizers that are damaged or forged: always an <see cref="InvalidDataException"/>, never another, and no memory for what is not there.</summary>
public sealed class SubwordStorageTests
{
    public static TheoryData<string> Kinds => Samples.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_byte_that_changed_is_found(string kind)
    {
        var bytes = Saved(kind);
        for (var i = 0; i < bytes.Length; i += i < 60 ? 1 : 7)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => Load(damaged));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_end_that_is_missing_is_found(string kind)
    {
        var bytes = Saved(kind);
        for (var length = 0; length < bytes.Length; length += length < 60 ? 1 : 101)
            Assert.Throws<InvalidDataException>(() => Load(bytes[..length]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_forged_tokenizer_is_refused_or_works(string kind)
    {
        // With a right checksum: whatever is read, another exception would be a crash of the app that loads it.
        var (bytes, random) = (Saved(kind), new Random(1));
        var (refused, loaded) = (0, 0);
        for (var trial = 0; trial < 2000; trial++)
        {
            var forged = bytes.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                forged[random.Next(44, forged.Length)] = random.Next(4) switch { 0 => 0, 1 => 0xFF, 2 => 0x80, _ => (byte)random.Next(256) };
            Sign(forged);
            try
            {
                var tokenizer = Load(forged);
                tokenizer.Decode([.. Encoded.Of(tokenizer, "lowest caf\u00E9 \u65E5").Ids]);
                loaded++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        // Byte-level merges are of tokens that must be there, so that hardly a change goes unnoticed.
        Assert.True(refused > 100 && (loaded > 10 || IsOfBytes(kind)), $"{refused} refused, {loaded} loaded");

        static bool IsOfBytes(string kind) => Samples.All[kind] is ByteLevelTokenizer;
    }

    [Fact]
    public void What_is_no_tokenizer_is_told()
    {
        Assert.Contains("Expected a subword tokenizer", Assert.Throws<InvalidDataException>(() => Load([])).Message, StringComparison.Ordinal);
        Assert.Contains("Expected a subword tokenizer", Assert.Throws<InvalidDataException>(() => Load(new byte[1000])).Message, StringComparison.Ordinal);
        var other = Saved("bytes");
        other[7] = 2;
        Assert.Contains("found format 2", Assert.Throws<InvalidDataException>(() => Load(other)).Message, StringComparison.Ordinal);
        other[7] = 1;
        other[6] = 99;
        Assert.Contains("found number 99", Assert.Throws<InvalidDataException>(() => Load(other)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_forged_length_is_refused(int length)
    {
        var bytes = Saved("bytes");
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), length);
        Assert.Contains("its length", Assert.Throws<InvalidDataException>(() => Load(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_for_what_is_there()
    {
        var bytes = Saved("bytes");
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), 1 << 26); // 64 MB, of which a few KB are there
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Load(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_stream_that_gives_little_at_a_time_is_read()
    {
        using var slow = new SlowStream(Saved("word pieces"));
        Assert.Equal(Samples.All["word pieces"].Tokens, SubwordTokenizer.Load(slow).Tokens);
    }

    private static byte[] Saved(string kind)
    {
        using var stream = new MemoryStream();
        Samples.All[kind].Save(stream);
        return stream.ToArray();
    }

    private static SubwordTokenizer Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SubwordTokenizer.Load(stream);
    }

    private static void Sign(byte[] bytes) => SHA256.HashData(bytes.AsSpan(40), bytes.AsSpan(8, 32));
}
