using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Tests.Stages;

namespace SeqML.Tests.Featurizers;

public sealed class EmbedWordsTests
{
    private static readonly WordVectors Vectors = WordVectors.Create(["good", "bad"], [1, -2, -1, 4]);

    private readonly MLContext ml = new(1);

    [Theory]
    [InlineData(UnknownWords.Zeros, new float[] { -1, 4, 0, 0, 1, -2 })]
    [InlineData(UnknownWords.Omitted, new float[] { -1, 4, 1, -2 })]
    [InlineData(UnknownWords.Mean, new float[] { -1, 4, 0, 1, 1, -2 })]
    public void Vectors_follow_each_other_in_memory_and_loaded(UnknownWords unknown, float[] expected)
    {
        var (texts, words) = (StageData.Texts(ml, "bad, Good", "", null, "\uD83D"), StageData.Words(ml, ["bad", "", "Good"], [], null, ["\uD83D"]));
        foreach (var (view, column) in new[] { (texts, "Text"), (words, "Words") })
        {
            var model = ml.SeqML().Transforms.EmbedWords("Vectors", column, Vectors, unknown).Fit(view);
            Assert.Equal(unknown, model.Featurizer.UnknownWords);
            foreach (var output in StageData.Outputs(ml, model, view))
            {
                Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Schema["Vectors"].Type);
                float[][] rows = [.. output.GetColumn<float[]>("Vectors")];
                Assert.Equal(expected, rows[0]);
                Assert.Equal([[], []], rows[1..3]);
                Assert.Equal(unknown == UnknownWords.Omitted || column == "Text" && rows[3].Length == 0 ? 0 : 2, rows[3].Length);
            }
        }
    }

    [Fact]
    public void Misfits_are_told()
    {
        Assert.Contains("'Txt'", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Transforms.EmbedWords("Vectors", "Txt", Vectors).Fit(StageData.Texts(ml, "a"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Transforms.EmbedWords("Vectors", "Text", Vectors, (UnknownWords)9));
        Assert.Throws<ArgumentNullException>(() => ml.SeqML().Transforms.EmbedWords("Vectors", "Text", null!));
    }
}
