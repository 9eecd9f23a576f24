using SeqML.Embeddings.Evaluation;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Evaluation;

public sealed class RankCorrelationTests
{
    [Fact]
    public void Correlations_and_ranks_are_those_of_scipy()
    {
        var golden = GoldenFile.Load("spearman.json");
        foreach (var name in golden.Names("cases"))
        {
            double[] x = golden.Numbers("cases", name, "x"), y = golden.Numbers("cases", name, "y");
            Assert.Equal(golden.Numbers("cases", name, "ranks"), RankCorrelation.Ranks(x));
            Assert.Equal(golden.Number("cases", name, "spearman"), RankCorrelation.Spearman(x, y), 12);
        }
    }

    [Fact]
    public void Where_there_is_no_order_there_is_no_correlation()
    {
        Assert.Equal(double.NaN, RankCorrelation.Spearman([], []));
        Assert.Equal(double.NaN, RankCorrelation.Spearman([1], [2]));
        Assert.Equal(double.NaN, RankCorrelation.Spearman([1, 1, 1], [1, 2, 3]));
    }
}
