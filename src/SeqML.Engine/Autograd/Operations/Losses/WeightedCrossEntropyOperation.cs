using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Losses;

/// <summary>
/// Cross-entropy with class weights w, label smoothing e (Szegedy et al. 2016, equation 6 on) and rows that are passed over.
/// With l_c = log sum_j e^x_j - x_c, a row has (1 - e) w_target l_target + (e / C) sum_c w_c l_c, and the loss is the sum over
/// the rows by the sum of their w_target. (PyTorch's F.cross_entropy with weight, label_smoothing and ignore_index.)
/// </summary>
/// <remarks>
/// Where the sum of the w_target is 0, since all rows are passed over or weigh nothing, the loss is 0 and nothing has a gradient;
/// PyTorch gives NaN there, with which one such batch would end a training.
/// </remarks>
public sealed class WeightedCrossEntropyOperation : Operation
{
    private int[] targets = [];
    private float[]? classWeights;
    private double smoothing;
    private int? ignoreIndex;
    private double targetWeight;
    private double allWeight;
    private Tape tape = null!;
    private Tensor logits = null!;
    private Tensor loss = null!;

    /// <summary>The weighted mean of the smoothed cross-entropy.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C]; at least one row.</param>
    /// <param name="targets">[B], each from 0 to C - 1, or <paramref name="ignoreIndex"/>.</param>
    /// <param name="classWeights">[C], none negative; null for 1 each. Not to be changed before the tape's reset.</param>
    /// <param name="labelSmoothing">e, from 0 to 1: how much of a target is shared by all classes evenly.</param>
    /// <param name="ignoreIndex">A target whose row is passed over; null for none.</param>
    /// <returns>A number, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or not as many targets as rows, or weights as classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class, or the smoothing is not from 0 to 1.</exception>
    public static Tensor Apply(Tape tape, Tensor logits, ReadOnlySpan<int> targets, float[]? classWeights, float labelSmoothing, int? ignoreIndex)
    {
        var (count, classes) = (logits.Shape.Rows, logits.Shape.Columns);
        LossTargets.Require(logits, targets.Length, count);
        if (classWeights is not null && classWeights.Length != classes)
            throw new ArgumentException($"Expected {classes} class weights for logits of shape {logits.Shape}, found {classWeights.Length}.", nameof(classWeights));
        if (labelSmoothing is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, FormattableString.Invariant($"Expected a label smoothing from 0 to 1, found {labelSmoothing}."));
        var loss = tape.Allocate(Shape.Scalar);
        double sum = 0, weight = 0;
        for (var b = 0; b < count; b++)
        {
            if (targets[b] == ignoreIndex)
                continue;
            LossTargets.RequireClass(targets, b, classes);
            var row = logits.Values.Slice(b * classes, classes);
            var logSum = ReductionKernels.LogSumExp(row);
            var weightOfTarget = classWeights is null ? 1d : classWeights[targets[b]];
            sum += (1d - labelSmoothing) * weightOfTarget * (logSum - row[targets[b]]);
            if (labelSmoothing > 0) // without, an infinite logit of another class does no harm
                sum += labelSmoothing / (double)classes * WeightedSum(row, logSum, classWeights);
            weight += weightOfTarget;
        }
        loss.Values[0] = weight > 0 ? (float)(sum / weight) : 0;

        if (tape.Records)
        {
            var operation = tape.Record<WeightedCrossEntropyOperation>();
            if (operation.targets.Length < count)
                operation.targets = new int[count];
            targets.CopyTo(operation.targets);
            (operation.tape, operation.logits, operation.loss) = (tape, logits, loss);
            (operation.classWeights, operation.smoothing, operation.ignoreIndex) = (classWeights, labelSmoothing, ignoreIndex);
            (operation.targetWeight, operation.allWeight) = (weight, classWeights is null ? classes : ReductionKernels.Sum(classWeights));
        }
        return loss;
    }

    /// <summary>dL/dx_c = (((1 - e) w_target + (e / C) sum_j w_j) softmax(x)_c - (1 - e) w_target [c = target] - (e / C) w_c) / (sum of the w_target).</summary>
    public override void Backward()
    {
        if (targetWeight <= 0)
            return;
        var (count, classes) = (logits.Shape.Rows, logits.Shape.Columns);
        var (scale, share) = ((float)(loss.Gradient[0] / targetWeight), smoothing / classes);
        var difference = tape.Workspace(Shape.Vector(classes)).Values;
        for (var b = 0; b < count; b++)
        {
            if (targets[b] == ignoreIndex)
                continue;
            var ofTarget = (1 - smoothing) * (classWeights is null ? 1 : classWeights[targets[b]]);
            ReductionKernels.Softmax(logits.Values.Slice(b * classes, classes), difference);
            TensorPrimitives.Multiply(difference, (float)(ofTarget + share * allWeight), difference);
            if (classWeights is null)
                TensorPrimitives.Subtract(difference, (float)share, difference);
            else
                TensorPrimitives.MultiplyAdd(classWeights, (float)-share, difference, difference);
            difference[targets[b]] -= (float)ofTarget;
            var gradient = logits.Gradient.Slice(b * classes, classes);
            TensorPrimitives.MultiplyAdd(difference, scale, gradient, gradient);
        }
    }

    /// <summary>sum over c of w_c (logSum - x_c).</summary>
    private static double WeightedSum(ReadOnlySpan<float> row, double logSum, float[]? classWeights)
    {
        var sum = 0d;
        for (var c = 0; c < row.Length; c++)
            sum += (classWeights is null ? 1 : classWeights[c]) * (logSum - row[c]);
        return sum;
    }
}
