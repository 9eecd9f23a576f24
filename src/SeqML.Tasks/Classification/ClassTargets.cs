using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>One class a row.</summary>
internal sealed class ClassTargets : TextTargets
{
    private readonly int[] classes;
    private readonly int classCount;
    private readonly bool calibrates;
    private readonly float[]? weights;
    private readonly CrossEntropyLoss crossEntropy;
    private int[] actual = [];
    private int[] predicted = [];
    private float[] scores = [];

    /// <param name="classes">The class of each row of the corpus.</param>
    /// <param name="classCount">How many there are.</param>
    /// <param name="training">The rows to train on, by which balanced weights go.</param>
    /// <param name="options">Smoothing, weights, and whether to calibrate.</param>
    public ClassTargets(int[] classes, int classCount, ReadOnlySpan<int> training, ClassifierOptions options)
    {
        (this.classes, this.classCount, calibrates) = (classes, classCount, options.Calibration);
        if (options.ClassWeights is not null)
        {
            var counts = new int[classCount];
            foreach (var row in training)
                counts[classes[row]]++;
            weights = options.ClassWeights.OfClasses(counts);
        }
        crossEntropy = new CrossEntropyLoss(weights, labelSmoothing: options.LabelSmoothing);
    }

    public override Tensor Loss(Tape tape, Tensor logits, ReadOnlySpan<int> rows, out double weight)
    {
        Take(rows);
        weight = rows.Length;
        if (weights is not null)
        {
            weight = 0;
            foreach (var row in rows)
                weight += weights[classes[row]];
        }
        return crossEntropy.Forward(tape, logits, actual.AsSpan(0, rows.Length));
    }

    /// <summary>The loss is the plain mean of minus the log of the true class's probability, without smoothing and weights: it tells probabilities that can be trusted, whatever was trained for.</summary>
    public override Validation Judge(ReadOnlySpan<float> logits, ReadOnlySpan<int> rows)
    {
        Take(rows);
        Reserve(ref predicted, rows.Length);
        Reserve(ref scores, rows.Length);
        var loss = 0d;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = logits.Slice(i * classCount, classCount);
            loss += ReductionKernels.LogSumExp(row) - row[actual[i]];
            predicted[i] = Largest.IndexIn(row);
            scores[i] = row[1] - row[0];
        }
        Span<int> found = predicted.AsSpan(0, rows.Length), right = actual.AsSpan(0, rows.Length);
        var accuracy = new Metric("Accuracy", ClassificationMetrics.Accuracy(found, right));
        var macro = new Metric("MacroF1", ClassificationMetrics.MacroF1(found, right, classCount));
        return classCount > 2 ? new Validation(loss / rows.Length, accuracy, macro) : new Validation(loss / rows.Length, accuracy, macro,
            new Metric("F1", ClassificationMetrics.F1(found, right)),
            new Metric("AreaUnderRocCurve", ClassificationMetrics.AreaUnderRocCurve(scores.AsSpan(0, rows.Length), right)));
    }

    public override ClassifierConfig Finish(ClassifierConfig config, ReadOnlySpan<float> logits, ReadOnlySpan<int> rows, out CalibrationReport? report)
    {
        report = null;
        if (!calibrates)
            return config;
        Take(rows);
        report = TemperatureScaling.Fit(logits, actual.AsSpan(0, rows.Length), classCount);
        return config with { Temperature = (float)report.Temperature };
    }

    public override void AddTo(ExampleHash hash) => hash.Add<int>(classes);

    private void Take(ReadOnlySpan<int> rows)
    {
        Reserve(ref actual, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            actual[i] = classes[rows[i]];
    }
}
