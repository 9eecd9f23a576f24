using SeqML.Embeddings.Pooling;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Pooling;

public sealed class SequenceFeaturizerTests
{
    private static readonly WordVectors Few = WordVectors.Create(["good", "bad", "film"], [1, -2, -1, 4, 0.5f, 0.25f]);
    private static readonly ReadOnlyMemory<char>[] Text = ["bad".AsMemory(), "xyz".AsMemory(), "Good".AsMemory(), default];

    [Fact]
    public void Vectors_follow_each_other_and_unknown_words_are_what_was_asked_for()
    {
        Assert.Equal([-1, 4, 0, 0, 1, -2, 0, 0], Features(UnknownWords.Zeros));
        Assert.Equal([-1, 4, 1, -2], Features(UnknownWords.Omitted));
        Assert.Equal([-1, 4, 0.5f / 3, 0.75f, 1, -2, 0.5f / 3, 0.75f], Features(UnknownWords.Mean));
        Assert.Throws<ArgumentOutOfRangeException>("unknownWords", () => Features((UnknownWords)7));
    }

    [Fact]
    public void Nothing_is_allocated_and_room_that_does_not_fit_is_told()
    {
        var featurizer = SequenceFeaturizer.Learn(Few, []);
        var features = new float[8];
        Assert.Equal(0, Allocations.Of(() => featurizer.Featurize(Text, features)));
        Assert.Throws<ArgumentException>("features", () => featurizer.Featurize(Text, new float[6]));
        Assert.Equal(0, featurizer.CountOf([]));
    }

    private static float[] Features(UnknownWords unknown)
    {
        var featurizer = SequenceFeaturizer.Learn(Few, [["bad", "xyz"]], unknown);
        var features = new float[featurizer.CountOf(Text) * featurizer.VectorSize];
        featurizer.Featurize(Text, features);
        return features;
    }
}
