using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Formats;

public sealed class BinaryFormatTests
{
    private static readonly (string Word, float[] Vector)[] Some = [("</s>", [1, -2.5f, 3e-7f]), ("\u65E5\u672C", [0.1f, 0, -0f]), ("New_York", [-1, 1e30f, 4])];

    [Theory]
    [InlineData("", false)]
    [InlineData("\n", false)] // word2vec's own
    [InlineData("", true)]
    [InlineData("\n", true)]
    public void Words_and_floats_are_read_packed_or_not(string end, bool packed)
    {
        var vectors = Load(Bytes("3 3\n", Some, end), packed: packed);
        Assert.Equal(Some.Select(each => each.Word), vectors.Words);
        for (var i = 0; i < Some.Length; i++)
            Expect.SameBits(Some[i].Vector, vectors[i], Some[i].Word);
        Assert.Equal(["</s>", "\u65E5\u672C"], Load(Bytes("3 3\n", Some, end), new() { MaximumCount = 2 }, packed).Words);
        Assert.Equal(["New_York"], Load(Bytes("3 3\n", Some, end), new() { Words = ["New_York", "none"] }, packed).Words);
    }

    [Fact]
    public void Of_equal_words_the_first_counts()
    {
        var vectors = Load(Bytes("3 3\n", [Some[0], Some[1], (Some[0].Word, [7, 7, 7])], ""));
        Assert.Equal((2, 1, 1), (vectors.Count, vectors.DuplicateCount, vectors[0][0]));
    }

    /// <summary>Floats that are characters all the same are recognized by none; then the format is told.</summary>
    [Fact]
    public void A_format_that_is_told_needs_no_recognition()
    {
        var bytes = Bytes("1 1\n", [("a", [MemoryMarshal.Read<float>("aaaa"u8)])], "");
        Assert.Equal(1, Load(bytes, new() { Format = WordVectorsFormat.Word2VecBinary }).Count);
        Assert.Throws<InvalidDataException>(() => Load(bytes));
        Assert.Equal(["5", "a"], Load("5 1\na 2"u8, new() { Format = WordVectorsFormat.GloVe }).Words);
        Assert.Contains("found 'a 2'", Assert.Throws<InvalidDataException>(() => Load("a 2\n"u8, new() { Format = WordVectorsFormat.Word2VecText })).Message, StringComparison.Ordinal);
        Assert.Contains("fastText's number", Assert.Throws<InvalidDataException>(() => Load("a 2\n"u8, new() { Format = WordVectorsFormat.FastText })).Message, StringComparison.Ordinal);
        Assert.Equal("Format", Assert.Throws<ArgumentOutOfRangeException>(() => Load("a 2"u8, new() { Format = (WordVectorsFormat)99 })).ParamName);
    }

    [Theory]
    [InlineData("5 3\n", "Expected 5 words of 3 numbers", "too few")]
    [InlineData("99999999999 3\n", "Expected 99999999999 words", "too few")]
    [InlineData("2 3\n", "the end of the file after 2 words", "more from byte 40 on")]
    [InlineData("3 8193\n", "1 to 8,192 numbers", "8,193")]
    public void Counts_that_are_wrong_are_told(string header, string expected, string found)
    {
        var message = Assert.Throws<InvalidDataException>(() => Load(Bytes(header, Some, ""))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(found, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_was_cut_off_is_damaged_wherever_that_was(bool packed)
    {
        var whole = Bytes("3 3\n", Some, "");
        for (var length = 10; length < whole.Length; length++)
            Assert.Contains("end of the file", Assert.Throws<InvalidDataException>(() => Load(whole.AsSpan(0, length), packed: packed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_told_with_the_word_and_the_byte()
    {
        var message = Assert.Throws<InvalidDataException>(() => Load(Bytes("2 3\n", [Some[0], ("b", [1, float.NaN, 2])], ""))).Message;
        Assert.Contains("word 2 ('b') from byte 23 on, found NaN", message, StringComparison.Ordinal);
    }

    /// <summary>More words than are there must not take the memory for them where the length is not known.</summary>
    [Fact]
    public void Of_a_packed_file_no_memory_is_taken_for_what_is_not_there()
    {
        var bytes = Bytes("2000000000 8000\n", [("a", new float[8000])], "");
        bytes[^1] = 0x01;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Load(bytes, packed: true));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    private static byte[] Bytes(string header, IEnumerable<(string Word, float[] Vector)> vectors, string end) =>
        [.. Encoding.UTF8.GetBytes(header), .. vectors.SelectMany(each => Encoding.UTF8.GetBytes(each.Word + " ").Concat(MemoryMarshal.AsBytes<float>(each.Vector).ToArray()).Concat(Encoding.UTF8.GetBytes(end)))];

    private static WordVectors Load(ReadOnlySpan<byte> bytes, WordVectorsOptions? options = null, bool packed = false)
    {
        using var stream = new MemoryStream();
        if (packed)
            using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(bytes);
        else
            stream.Write(bytes);
        stream.Position = 0;
        return WordVectors.Load(stream, options);
    }
}
