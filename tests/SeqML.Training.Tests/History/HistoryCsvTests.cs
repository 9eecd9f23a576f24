using SeqML.Training.Metrics;
using SeqML.Training.LearningRates;

namespace SeqML.Training.Tests.History;

public sealed class HistoryCsvTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"seqml-{Guid.NewGuid():N}.csv");

    [Fact]
    public void Epochs_are_a_table_with_a_column_for_each_metric()
    {
        var history = Histories.Of(2, 4) with { BestEpoch = 2 };
        history.SaveEpochsCsv(file);
        Assert.Equal(
            "Epoch,Loss,ValidationLoss,Accuracy,MacroF1,LearningRate,GradientNorm,TokensPerSecond,Seconds,MemoryBytes,IsBest\r\n" +
            "1,0.8,0.7,0.5,0.4,0.001,2,12345,90,201000000,False\r\n" +
            "2,0.4,0.375,0.75,0.65,0.001,2,12345,90,202000000,True\r\n", File.ReadAllText(file));
    }

    [Fact]
    public void Steps_are_a_table()
    {
        var history = Histories.Empty with { Steps = [new(1, 1, 0.1, 2e-5, 3.25, 120, 0.004, 5_000), new(1, 2, 1 / 3d, 1, double.PositiveInfinity, 1, 2)] };
        history.SaveStepsCsv(file);
        Assert.Equal("Epoch,Step,Loss,LearningRate,GradientNorm,Tokens,Seconds,TokensPerSecond,ManagedBytes\r\n1,1,0.1,2E-05,3.25,120,0.004,30000,5000\r\n1,2,0.3333333333333333,1,Infinity,1,2,0.5,0\r\n", File.ReadAllText(file));
    }

    [Fact]
    public void The_curve_of_a_range_test_is_a_table()
    {
        var curve = new LearningRateCurve([new(0.001f, 2.5, 2.5), new(0.01f, 1.5, 2)], 0.005f);
        curve.SaveCsv(file);
        Assert.Equal("LearningRate,Loss,SmoothedLoss\r\n0.001,2.5,2.5\r\n0.01,1.5,2\r\n", File.ReadAllText(file));
        Assert.Equal("Learning rate 0.005 (of 0.001 to 0.01 tried in 2 steps)", curve.ToString());
    }

    [Fact]
    public void Metrics_that_an_epoch_has_not_are_empty_and_their_names_are_quoted()
    {
        var epoch = Histories.Of(1, 1).Epochs[0];
        var history = Histories.Empty with
        {
            Epochs = [epoch with { Validation = null }, epoch with { Validation = new(1, new Metric("a,b", 2), new Metric("say \"c\"\n", 3)) }],
        };
        history.SaveEpochsCsv(file);
        var text = File.ReadAllText(file);
        Assert.StartsWith("Epoch,Loss,ValidationLoss,\"a,b\",\"say \"\"c\"\"\n\",LearningRate", text);
        Assert.Contains("\r\n1,0.8,,,,0.001,", text);
        Assert.Contains("\r\n1,0.8,1,2,3,0.001,", text);
    }

    [Fact]
    public void An_empty_history_is_a_header_in_place_of_what_was_there()
    {
        File.WriteAllText(file, new string('x', 1000));
        Histories.Empty.SaveEpochsCsv(file);
        Assert.Equal("Epoch,Loss,ValidationLoss,LearningRate,GradientNorm,TokensPerSecond,Seconds,MemoryBytes,IsBest\r\n", File.ReadAllText(file));
    }

    public void Dispose() => File.Delete(file);
}
