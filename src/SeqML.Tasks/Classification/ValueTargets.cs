using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>A value a row. The network learns how many standard deviations it is from the mean of the training values, so that no unit is too large or small for it.</summary>
internal sealed class ValueTargets : TextTargets
{
    private readonly float[] values;
    private readonly ValueLoss kind;
    private readonly MeanSquaredErrorLoss squares = new();
    private readonly HuberLoss huber = new();
    private float[] targets = [];
    private float[] found = [];
    private float[] right = [];

    /// <param name="values">The value of each row of the corpus.</param>
    /// <param name="training">The rows to train on, of which the mean and the deviation are.</param>
    /// <param name="kind">Which loss.</param>
    public ValueTargets(float[] values, ReadOnlySpan<int> training, ValueLoss kind)
    {
        (this.values, this.kind) = (values, kind);
        double mean = 0, variance = 0;
        foreach (var row in training)
            mean += values[row];
        mean /= training.Length;
        foreach (var row in training)
        {
            variance += (values[row] - mean) * (values[row] - mean);
            AreAllTheSame &= values[row] == values[training[0]];
        }
        Scale = new ValueScale(mean, Math.Sqrt(variance / training.Length));
    }

    /// <summary>Their mean and deviation.</summary>
    public ValueScale Scale { get; }

    /// <summary>Whether the training values have nothing to tell apart.</summary>
    public bool AreAllTheSame { get; } = true;

    public override Tensor Loss(Tape tape, Tensor logits, ReadOnlySpan<int> rows, out double weight)
    {
        Reserve(ref targets, rows.Length);
        for (var b = 0; b < rows.Length; b++)
            targets[b] = Standardized(rows[b]);
        weight = rows.Length;
        return kind == ValueLoss.Huber ? huber.Forward(tape, logits, targets.AsSpan(0, rows.Length)) : squares.Forward(tape, logits, targets.AsSpan(0, rows.Length));
    }

    /// <summary>
    /// The first measure is the root of the mean squared error: it is in the unit of the values, and there is one even where all values of
    /// the validation rows are the same, where R squared is none. Both order epochs alike. The loss is the trained one, in deviations.
    /// </summary>
    public override Validation Judge(ReadOnlySpan<float> logits, ReadOnlySpan<int> rows)
    {
        Reserve(ref found, rows.Length);
        Reserve(ref right, rows.Length);
        var loss = 0d;
        for (var i = 0; i < rows.Length; i++)
        {
            (found[i], right[i]) = (TextRegressor.ToValue(logits[i], Scale), values[rows[i]]);
            var distance = Math.Abs((double)logits[i] - Standardized(rows[i]));
            loss += kind == ValueLoss.MeanSquaredError ? distance * distance : distance <= 1 ? distance * distance / 2 : distance - 0.5;
        }
        Span<float> predicted = found.AsSpan(0, rows.Length), actual = right.AsSpan(0, rows.Length);
        return new Validation(loss / rows.Length,
            new Metric("RootMeanSquaredError", RegressionMetrics.RootMeanSquaredError(predicted, actual), IsHigherBetter: false),
            new Metric("MeanAbsoluteError", RegressionMetrics.MeanAbsoluteError(predicted, actual), IsHigherBetter: false),
            new Metric("RSquared", RegressionMetrics.RSquared(predicted, actual)),
            new Metric("Pearson", RegressionMetrics.Pearson(predicted, actual)),
            new Metric("Spearman", RegressionMetrics.Spearman(predicted, actual)));
    }

    public override ClassifierConfig Finish(ClassifierConfig config, ReadOnlySpan<float> logits, ReadOnlySpan<int> rows, out CalibrationReport? report)
    {
        report = null;
        return config;
    }

    public override void AddTo(ExampleHash hash) => hash.Add<float>(values);

    private float Standardized(int row) => (float)((values[row] - Scale.Mean) / Scale.Deviation);
}
