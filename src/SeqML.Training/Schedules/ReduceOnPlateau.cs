using System.Text.Json.Serialization;
using SeqML.Training.Metrics;

namespace SeqML.Training.Schedules;

/// <summary>
/// The learning rate is multiplied by a factor where epochs bring nothing better: by the metric that the training is judged by
/// (<see cref="Loop.TrainingOptions.Metric"/>), or, without validation, by the loss. PyTorch's ReduceLROnPlateau with a relative threshold.
/// </summary>
public sealed record ReduceOnPlateau : Schedule
{
    /// <summary>The defaults.</summary>
    public ReduceOnPlateau()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal ReduceOnPlateau(float factor = 0.1f, int patience = 1, float threshold = 1e-4f) => (Factor, Patience, Threshold) = (factor, patience, threshold);

    /// <summary>What the learning rate is multiplied by.</summary>
    /// <value>0.1, PyTorch's default; above 0 and below 1.</value>
    public float Factor { get; init; } = 0.1f;

    /// <summary>How many epochs without a better one are let pass: it is multiplied after one more.</summary>
    /// <value>
    /// 1: after the second such epoch, and so before early stopping, which waits three by default. At least 0. (PyTorch's default is 10, which suits a
    /// training without early stopping.)
    /// </value>
    public int Patience { get; init; } = 1;

    /// <summary>By how much of the best value an epoch has to be better than it.</summary>
    /// <value>1e-4, PyTorch's default; at least 0 and finite.</value>
    public float Threshold { get; init; } = 1e-4f;

    /// <summary>How many epochs after a reduction are not counted.</summary>
    /// <value>0, PyTorch's default; at least 0.</value>
    public int Cooldown { get; init; }

    /// <summary>What of the learning rate is left at the least.</summary>
    /// <value>0; from 0 to 1.</value>
    public float MinimumFactor { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Factor is > 0 and < 1, nameof(Factor), Factor, "above 0 and below 1");
        Option.Require(Patience >= 0, nameof(Patience), Patience, "at least 0");
        Option.RequireFromZero(Threshold);
        Option.Require(Cooldown >= 0, nameof(Cooldown), Cooldown, "at least 0");
        Option.RequireShare(MinimumFactor);
    }

    /// <inheritdoc/>
    public override RunningSchedule Start(long steps, long stepsPerEpoch) => new Running(this);

    private sealed class Running(ReduceOnPlateau options) : RunningSchedule
    {
        private double factor = 1;
        private double? best;
        private long badEpochs;
        private long cooldown;

        public override double Factor(long step) => factor;

        public override void AfterEpoch(Metric? judged, double loss)
        {
            var metric = judged ?? new Metric(Validation.LossName, loss, IsHigherBetter: false);
            if (IsBetter(metric))
                (best, badEpochs) = (metric.Value, 0);
            else
                badEpochs++;
            if (cooldown > 0)
                (cooldown, badEpochs) = (cooldown - 1, 0);
            if (badEpochs <= options.Patience)
                return;
            factor = Math.Max(factor * options.Factor, options.MinimumFactor);
            (cooldown, badEpochs) = (options.Cooldown, 0);
        }

        /// <inheritdoc/>
        public override double[] State
        {
            get => [factor, best ?? 0, best is null ? 0 : 1, badEpochs, cooldown];
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                if (value.Length != 5)
                    throw new ArgumentException($"Expected the 5 numbers of a schedule that reduces on plateaus, found {value.Length}.", nameof(value));
                (factor, best, badEpochs, cooldown) = (value[0], value[2] == 0 ? null : value[1], (long)value[3], (long)value[4]);
            }
        }

        /// <summary>NaN is never better. The threshold is a share of the best value's magnitude; PyTorch leaves out the magnitude, and goes wrong below zero.</summary>
        private bool IsBetter(Metric metric)
        {
            if (best is not { } value)
                return !double.IsNaN(metric.Value);
            var margin = options.Threshold * Math.Abs(value);
            return metric.IsHigherBetter ? metric.Value > value + margin : metric.Value < value - margin;
        }
    }
}
