using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>Any number of labels a row, each of which holds or does not.</summary>
internal sealed class LabelTargets : TextTargets
{
    private readonly int[][] labels;
    private readonly int labelCount;
    private readonly float smoothing;
    private readonly bool tunes;
    private readonly BinaryCrossEntropyLoss crossEntropy;
    private float[] targets = [];
    private bool[] actual = [];
    private bool[] predicted = [];

    /// <param name="labels">The labels that hold in each row of the corpus.</param>
    /// <param name="labelCount">How many there are.</param>
    /// <param name="training">The rows to train on, by which balanced weights go.</param>
    /// <param name="options">Smoothing, weights, and thresholds.</param>
    public LabelTargets(int[][] labels, int labelCount, ReadOnlySpan<int> training, ClassifierOptions options)
    {
        (this.labels, this.labelCount, smoothing, tunes) = (labels, labelCount, options.LabelSmoothing, options.Thresholds == LabelThresholds.Tuned);
        float[]? weights = null;
        if (options.ClassWeights is not null)
        {
            var counts = new int[labelCount];
            foreach (var row in training)
                foreach (var label in labels[row].Distinct())
                    counts[label]++;
            weights = options.ClassWeights.OfLabels(counts, training.Length);
        }
        crossEntropy = new BinaryCrossEntropyLoss(weights);
    }

    public override Tensor Loss(Tape tape, Tensor logits, ReadOnlySpan<int> rows, out double weight)
    {
        Reserve(ref targets, rows.Length * labelCount);
        var all = targets.AsSpan(0, rows.Length * labelCount);
        all.Fill(smoothing / 2);
        for (var b = 0; b < rows.Length; b++)
            foreach (var label in labels[rows[b]])
                all[b * labelCount + label] = 1 - smoothing / 2;
        weight = rows.Length; // the mean is over all labels of all rows, so over rows as well
        return crossEntropy.Forward(tape, logits, all);
    }

    /// <summary>The loss is the plain mean of minus the log of the probability of what is true, without smoothing and weights. Labels are predicted above 0.5.</summary>
    public override Validation Judge(ReadOnlySpan<float> logits, ReadOnlySpan<int> rows)
    {
        Take(rows);
        Reserve(ref predicted, actual.Length);
        Span<bool> right = actual.AsSpan(0, rows.Length * labelCount), found = predicted.AsSpan(0, rows.Length * labelCount);
        var loss = 0d;
        for (var i = 0; i < right.Length; i++)
        {
            double x = right[i] ? -logits[i] : logits[i];
            loss += Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
            found[i] = logits[i] > 0;
        }
        return new Validation(loss / right.Length,
            new Metric("MicroF1", MultilabelMetrics.MicroF1(found, right)),
            new Metric("MacroF1", MultilabelMetrics.MacroF1(found, right, labelCount)),
            new Metric("HammingLoss", MultilabelMetrics.HammingLoss(found, right), IsHigherBetter: false),
            new Metric("SubsetAccuracy", MultilabelMetrics.SubsetAccuracy(found, right, labelCount)));
    }

    public override ClassifierConfig Finish(ClassifierConfig config, ReadOnlySpan<float> logits, ReadOnlySpan<int> rows, out CalibrationReport? report)
    {
        report = null;
        if (!tunes)
            return config;
        Take(rows);
        var (thresholds, probabilities, holds) = (new float[labelCount], new float[rows.Length], new bool[rows.Length]);
        for (var label = 0; label < labelCount; label++)
        {
            for (var i = 0; i < rows.Length; i++)
                (probabilities[i], holds[i]) = (MultilabelClassifier.Probability(logits[i * labelCount + label]), actual[i * labelCount + label]);
            thresholds[label] = ThresholdTuning.Best(probabilities, holds);
        }
        return config with { Thresholds = thresholds };
    }

    public override void AddTo(ExampleHash hash)
    {
        foreach (var row in labels)
            hash.Add<int>(row);
    }

    private void Take(ReadOnlySpan<int> rows)
    {
        Reserve(ref actual, rows.Length * labelCount);
        actual.AsSpan(0, rows.Length * labelCount).Clear();
        for (var i = 0; i < rows.Length; i++)
            foreach (var label in labels[rows[i]])
                actual[i * labelCount + label] = true;
    }
}
