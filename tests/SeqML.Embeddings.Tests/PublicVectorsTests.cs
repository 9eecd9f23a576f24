using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests;

/// <summary>Vectors that others made, where this machine has them.</summary>
public sealed class PublicVectorsTests
{
    [SkippableTheory]
    [InlineData("glove.twitter.27B.25d.top12k.txt", 11_925, 25, "of", 0.32543f)]
    [InlineData("test_glove.txt", 76, 50, "the", 0.418f)]
    [InlineData("crime-and-punishment.vec", 291, 5, "\u0438", -0.11189f)]
    public void Text_files_are_read_whole(string file, int count, int size, string word, float first)
    {
        var path = SharedData.Find("word-vectors", file);
        Skip.If(path is null, SharedData.Absent);
        var vectors = WordVectors.Load(path!);
        Assert.Equal((count, size, 0), (vectors.Count, vectors.Size, vectors.DuplicateCount));
        Assert.Equal(first, vectors[vectors.IndexOf(word)][0]);
        if (file.Contains("glove", StringComparison.Ordinal)) // which lower-cased its text
            Assert.Equal(vectors.IndexOf(word), vectors.IndexOf(word.ToUpperInvariant()));
    }

    /// <summary>Each word and each bit of each number: golden/make_formats.py has hashed what gensim reads.</summary>
    [SkippableTheory]
    [InlineData("test_glove.txt")]
    [InlineData("glove.twitter.27B.25d.top12k.txt")]
    [InlineData("word2vec_pre_kv_c")]
    [InlineData("euclidean_vectors.bin")]
    [InlineData("crime-and-punishment.vec")]
    public void Vectors_are_those_that_gensim_reads(string file)
    {
        var path = SharedData.Find("word-vectors", file);
        Skip.If(path is null, SharedData.Absent);
        var vectors = WordVectors.Load(path!);
        var golden = GoldenFile.Load("formats.json");
        Assert.Equal(golden.Integer("public", file, "count"), vectors.Count);
        Assert.Equal(golden.Text("public", file, "words"), Hash(Encoding.UTF8.GetBytes(string.Join('\n', vectors.Words))));
        var numbers = new List<float>();
        for (var i = 0; i < vectors.Count; i++)
            numbers.AddRange(vectors[i]);
        Assert.Equal(golden.Text("public", file, "numbers"), Hash(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers))));
    }

    /// <summary>For words of the vocabulary and for others: what the tool prints, to its five digits.</summary>
    [SkippableFact]
    public void Vectors_of_any_word_are_those_that_fastText_prints()
    {
        var (model, text) = (SharedData.Find("word-vectors", "crime-and-punishment.bin"), SharedData.Find("word-vectors", "crime-and-punishment.vec"));
        Skip.If(model is null || text is null, SharedData.Absent);
        var vectors = WordVectors.Load(model!);
        var golden = GoldenFile.Load("formats.json");
        Assert.Equal(golden.Text("public", "crime-and-punishment.bin", "known"), Hash(Encoding.UTF8.GetBytes(FastTextTool.Print(vectors, vectors.Words))));
        Assert.Equal(golden.Text("public", "crime-and-punishment.bin", "others"), Hash(Encoding.UTF8.GetBytes(FastTextTool.Print(vectors, golden.Texts("words")))));
        var printed = WordVectors.Load(text!);
        Assert.Equal(vectors.Words, printed.Words);
        for (var i = 0; i < printed.Count; i++)
            Assert.Equal(printed[i].ToArray(), FastTextTool.Rounded(vectors[i]));
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
