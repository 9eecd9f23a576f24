using SeqML.Embeddings.Evaluation;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Evaluation;

/// <summary>Known figures of vectors that others made, where this machine has them.</summary>
public sealed class PublicEvaluationTests
{
    [SkippableTheory]
    [InlineData("EN-WS-353-ALL.txt", 0.4268755959245815, 284, 353)] // by numpy's cosines in double and SciPy's spearmanr
    [InlineData("EN-SIMLEX-999.txt", 0.10114424854784328, 804, 999)]
    [InlineData("EN-RG-65.txt", 0.46008243552365063, 27, 65)]
    [InlineData("EN-MEN-TR-3k.txt", 0.46984908537521286, 2114, 3000)]
    public void Similarity_of_gloves_twitter_vectors(string file, double spearman, int known, int pairs)
    {
        var (vectors, path) = (Vectors(), SharedData.Find("word-similarity", file));
        Skip.If(vectors is null || path is null, SharedData.Absent);
        var result = WordSimilarity.Evaluate(vectors!, WordPairs.Load(path!));
        Assert.Equal((known, pairs), (result.PairCount - result.UnknownPairs.Count, result.PairCount));
        Assert.Equal(spearman, result.Spearman, 10);
    }

    [SkippableFact]
    public void Analogies_of_gloves_twitter_vectors()
    {
        var (vectors, path) = (Vectors(), SharedData.Find("word-similarity", "questions-words.txt"));
        Skip.If(vectors is null || path is null, SharedData.Absent);
        var result = WordAnalogies.Evaluate(vectors!, AnalogyQuestions.Load(path!));
        Assert.Equal((1123, 6163, 19544), (result.Total.Correct, result.Total.Asked, result.Total.Total)); // 18.2%, by numpy
        Assert.Equal([39, 39, 0, 35, 65, 9, 0, 114, 21, 174, 201, 154, 176, 96], result.Sections.Select(section => section.Correct));
        Assert.Equal((178, 945), (result.Semantic.Correct, result.Syntactic.Correct));
    }

    private static WordVectors? Vectors() => SharedData.Find("word-vectors", "glove.twitter.27B.25d.top12k.txt") is { } path ? WordVectors.Load(path) : null;
}
