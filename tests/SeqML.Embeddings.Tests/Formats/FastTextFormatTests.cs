using System.Buffers.Binary;
using System.IO.Compression;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Formats;

public sealed class FastTextFormatTests
{
    private static readonly GoldenFile Golden = GoldenFile.Load("formats.json");

    /// <summary>Words of the vocabulary and others, of all lengths of UTF-8's characters; the classifier has labels, the last model is quantized and pruned.</summary>
    [Theory]
    [InlineData("skipgram.bin")]
    [InlineData("cbow-no-ngrams.bin")]
    [InlineData("classifier.bin")]
    [InlineData("quantized.ftz")]
    public void Vectors_of_any_word_are_those_that_fastText_prints(string model)
    {
        var vectors = WordVectors.Load(PathOf(model));
        var printed = Golden.Texts("models", model, "printed");
        Assert.Equal(printed, FastTextTool.Print(vectors, Golden.Texts("words")).Split('\n')[..^1]);
    }

    [Fact]
    public void Vectors_are_those_of_gensim_and_of_the_text_file()
    {
        var vectors = WordVectors.Load(PathOf("skipgram.bin"));
        var expected = Golden.NumberRows("models", "skipgram.bin", "gensim");
        var vector = new float[vectors.Size];
        foreach (var (word, numbers) in Golden.Texts("words").Zip(expected))
        {
            if (word == "</s>")
                continue; // gensim gives the end of a line n-grams, fastText does not
            Assert.True(vectors.Subwords!.TryGetVector(word, vector));
            Expect.AllClose(numbers, vector, Tolerance.Kernel, word);
        }
        var text = WordVectors.Load(PathOf("skipgram.vec"));
        Assert.Equal(text.Words, vectors.Words);
        for (var i = 0; i < text.Count; i++)
            Assert.Equal(text[i].ToArray(), FastTextTool.Rounded(vectors[i]));
    }

    [Fact]
    public void A_word_has_its_own_vector_then_that_of_its_lower_case_then_that_of_its_ngrams()
    {
        var vectors = WordVectors.Load(PathOf("skipgram.bin"));
        var (vector, expected) = (new float[vectors.Size], new float[vectors.Size]);
        Assert.True(vectors.TryGetVector("CAT", vector));
        Assert.Equal(vectors[vectors.IndexOf("cat")].ToArray(), vector);
        Assert.True(vectors.Subwords!.TryGetVector("CAT", expected));
        Assert.NotEqual(expected, vector);
        Assert.True(vectors.TryGetVector("CATX", vector));
        Assert.True(vectors.Subwords.TryGetVector("CATX", expected));
        Assert.Equal(expected, vector);
        Assert.True(vectors.TryGetVector("", vector)); // of "<>"
        Assert.Equal(0, Allocations.Of(() => vectors.TryGetVector("caterpillars", vector)));
    }

    [Fact]
    public void Only_wanted_words_are_kept_and_all_ngrams()
    {
        var all = WordVectors.Load(PathOf("skipgram.bin"));
        var some = WordVectors.Load(PathOf("skipgram.bin"), new() { Words = ["dog", "cat", "xyzzy"] });
        Assert.Equal(["cat", "dog"], some.Words.Order());
        var (vector, expected) = (new float[all.Size], new float[all.Size]);
        foreach (var word in new[] { "cat", "dog", "caterpillars" })
        {
            all.Subwords!.TryGetVector(word, expected);
            Assert.True(some.Subwords!.TryGetVector(word, vector));
            Assert.Equal(expected, vector);
        }
        Assert.Equal(all.Words.Take(3), WordVectors.Load(PathOf("skipgram.bin"), new() { MaximumCount = 3 }).Words);
    }

    [Fact]
    public void Packed_files_are_read_too()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(PathOf("quantized.ftz")));
        packed.Position = 0;
        Assert.Equal(Golden.Texts("models", "quantized.ftz", "printed"), FastTextTool.Print(WordVectors.Load(packed), Golden.Texts("words")).Split('\n')[..^1]);
    }

    /// <summary>Of each file that is cut off, at each byte.</summary>
    [Theory]
    [InlineData("skipgram.bin")]
    [InlineData("quantized.ftz")]
    public void What_is_cut_off_is_told(string model)
    {
        var whole = File.ReadAllBytes(PathOf(model));
        var end = model == "quantized.ftz" ? whole.Length - 300 : whole.Length; // a quantized output matrix is not looked at
        for (var length = 4; length < end; length += length < 700 ? 1 : 7)
        {
            using var stream = new MemoryStream(whole[..length]);
            Assert.Contains("fastText's", Assert.Throws<InvalidDataException>(() => WordVectors.Load(stream)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Any number of the head changed: an error, or vectors, but no crash and no memory for what is not there.</summary>
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(1 << 30)]
    [InlineData(0)]
    public void Hostile_numbers_are_told(int value)
    {
        foreach (var model in new[] { "skipgram.bin", "quantized.ftz" })
            for (var position = 4; position < 400; position += 4)
            {
                var bytes = File.ReadAllBytes(PathOf(model));
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(position), value);
                using var stream = new MemoryStream(bytes);
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    WordVectors.Load(stream);
                }
                catch (InvalidDataException error)
                {
                    Assert.Contains("Expected", error.Message, StringComparison.Ordinal);
                }
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
            }
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_told()
    {
        var bytes = File.ReadAllBytes(PathOf("cbow-no-ngrams.bin"));
        var vectors = WordVectors.Load(PathOf("cbow-no-ngrams.bin"));
        var first = bytes.AsSpan().IndexOf(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vectors[0]));
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(first + 4 * vectors.Size), float.NaN);
        using var stream = new MemoryStream(bytes);
        Assert.Contains("finite numbers in row 2", Assert.Throws<InvalidDataException>(() => WordVectors.Load(stream)).Message, StringComparison.Ordinal);
    }

    private static string PathOf(string model) => Path.Combine(AppContext.BaseDirectory, "golden", model);
}
