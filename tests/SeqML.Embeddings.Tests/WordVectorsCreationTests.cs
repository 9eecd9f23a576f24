using SeqML.TestKit;

namespace SeqML.Embeddings.Tests;

public sealed class WordVectorsCreationTests
{
    [Fact]
    public void Words_and_numbers_row_by_row_are_vectors()
    {
        var vectors = WordVectors.Create(["a", "b", "C"], [1, 2, 3, 4, 5, 6]);
        Assert.Equal((3, 2, 0), (vectors.Count, vectors.Size, vectors.DuplicateCount));
        Assert.Equal(["a", "b", "C"], vectors.Words);
        Assert.Equal([3, 4], vectors[vectors.IndexOf("B")].ToArray());
        Assert.Null(vectors.Subwords);
    }

    [Fact]
    public void A_vector_is_the_words_own_or_that_of_its_lower_case_or_zeros()
    {
        var vectors = WordVectors.Create(["a", "A", "b"], [1, 2, 3, 4, 5, 6]);
        var vector = new float[2];
        Assert.True(vectors.TryGetVector("A", vector));
        Assert.Equal([3, 4], vector);
        Assert.True(vectors.TryGetVector("B", vector));
        Assert.Equal([5, 6], vector);
        Assert.False(vectors.TryGetVector("c", vector));
        Assert.Equal([0, 0], vector);
        Assert.False(vectors.TryGetVector("", vector));
        Assert.Equal(0, Allocations.Of(() => vectors.TryGetVector("B", vector)));
        foreach (var wrong in new[] { 0, 1, 3 })
            Assert.Contains($"room for 2 numbers, found {wrong}", Assert.Throws<ArgumentException>(() => vectors.TryGetVector("a", new float[wrong])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_set_of_vectors_is_told()
    {
        Assert.Contains("found none", Message([], []), StringComparison.Ordinal);
        Assert.Contains("found '' as word 1", Message(["a", ""], [1, 2]), StringComparison.Ordinal);
        Assert.Contains("found 'a' as word 2", Message(["a", "b", "a"], [1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("each of 2 words, found 3", Message(["a", "b"], [1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("each of 1 words, found 0", Message(["a"], []), StringComparison.Ordinal);
        Assert.Contains("found NaN in the vector of 'b'", Message(["a", "b"], [1, float.NaN]), StringComparison.Ordinal);
        Assert.Contains("found Infinity in the vector of 'a'", Message(["a", "b"], [1, float.PositiveInfinity, 3, 4]), StringComparison.Ordinal);
    }

    private static string Message(string[] words, float[] vectors) => Assert.Throws<ArgumentException>(() => WordVectors.Create(words, vectors)).Message;
}
