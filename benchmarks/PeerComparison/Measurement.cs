using Shared;

namespace PeerComparison;

/// <summary>Seconds of a training step, of predicting one text, and of predicting a batch; not a number where a system does not do that.</summary>
internal readonly record struct Measurement(double Train, double PredictOne, double PredictMany)
{
    public static Measurement Of(ReferenceModel model) => new(
        Timing.MedianSeconds(model.TrainingStep, 40), Timing.MedianSeconds(model.PredictOne, 300), Timing.MedianSeconds(model.PredictMany, 30));

    /// <summary>The best of each cell.</summary>
    public static Measurement Best(IReadOnlyCollection<Measurement> all) =>
        new(all.Min(m => m.Train), all.Min(m => m.PredictOne), all.Min(m => m.PredictMany));

    /// <summary>The median of each cell.</summary>
    public static Measurement Middle(IReadOnlyCollection<Measurement> all) =>
        new(Timing.Median(all.Select(m => m.Train)), Timing.Median(all.Select(m => m.PredictOne)), Timing.Median(all.Select(m => m.PredictMany)));
}
