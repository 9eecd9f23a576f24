using System.Diagnostics;

namespace PeerComparison;

/// <summary>Seconds of a training step, of predicting one text, and of predicting a batch.</summary>
internal readonly record struct Measurement(double Train, double PredictOne, double PredictMany)
{
    public static Measurement Of(ReferenceModel model) => new(
        MedianSeconds(model.TrainingStep, 40), MedianSeconds(model.PredictOne, 300), MedianSeconds(model.PredictMany, 30));

    /// <summary>The best of each cell.</summary>
    public static Measurement Best(IEnumerable<Measurement> measurements)
    {
        var all = measurements.ToArray();
        return new(all.Min(m => m.Train), all.Min(m => m.PredictOne), all.Min(m => m.PredictMany));
    }

    /// <summary>The median of each cell.</summary>
    public static Measurement Middle(IEnumerable<Measurement> measurements)
    {
        var all = measurements.ToArray();
        return new(Median(all.Select(m => m.Train)), Median(all.Select(m => m.PredictOne)), Median(all.Select(m => m.PredictMany)));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static double MedianSeconds(Action work, int runs)
    {
        for (var i = 0; i < Math.Max(20, runs / 3); i++)
            work();
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return Median(times);
    }
}
