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

    [SkippableFact]
    public void A_binary_file_is_told_as_such()
    {
        var path = SharedData.Find("word-vectors", "euclidean_vectors.bin");
        Skip.If(path is null, SharedData.Absent);
        Assert.Contains("binary format", Assert.Throws<InvalidDataException>(() => WordVectors.Load(path!)).Message, StringComparison.Ordinal);
    }
}
