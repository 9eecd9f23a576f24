using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Losses;

/// <summary>L = mean over b of (log sum over c of e^x_bc) - x_b,target: softmax and negative log-likelihood in one. (PyTorch's F.cross_entropy.)</summary>
/// <remarks>The plain form. <see cref="WeightedCrossEntropyOperation"/> has class weights, label smoothing and rows that are passed over.</remarks>
public sealed class CrossEntropyOperation : Operation
{
    private int[] targets = [];
    private Tape tape = null!;
    private Tensor logits = null!;
    private Tensor loss = null!;

    /// <summary>The mean cross-entropy of logits against the true classes.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C]; at least one row.</param>
    /// <param name="targets">[B], each from 0 to C - 1.</param>
    /// <returns>A number, in nats.</returns>
    /// <exception cref="ArgumentException">There are no logits, or not as many targets as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is no class.</exception>
    public static Tensor Apply(Tape tape, Tensor logits, ReadOnlySpan<int> targets)
    {
        var (count, classes) = (logits.Shape.Rows, logits.Shape.Columns);
        LossTargets.Require(logits, targets.Length, count);
        var loss = tape.Allocate(Shape.Scalar);
        var sum = 0d;
        for (var b = 0; b < count; b++)
        {
            LossTargets.RequireClass(targets, b, classes);
            var row = logits.Values.Slice(b * classes, classes);
            sum += ReductionKernels.LogSumExp(row) - row[targets[b]]; // in double: a small loss is a small difference
        }
        loss.Values[0] = (float)(sum / count);

        if (tape.Records)
        {
            var operation = tape.Record<CrossEntropyOperation>();
            if (operation.targets.Length < count)
                operation.targets = new int[count];
            targets.CopyTo(operation.targets);
            (operation.tape, operation.logits, operation.loss) = (tape, logits, loss);
        }
        return loss;
    }

    /// <summary>dL/dx = (softmax(x) - onehot(target)) / B.</summary>
    public override void Backward()
    {
        var (count, classes) = (logits.Shape.Rows, logits.Shape.Columns);
        var scale = loss.Gradient[0] / count;
        var difference = tape.Workspace(Shape.Vector(classes)).Values;
        for (var b = 0; b < count; b++)
        {
            ReductionKernels.Softmax(logits.Values.Slice(b * classes, classes), difference);
            difference[targets[b]] -= 1;
            var gradient = logits.Gradient.Slice(b * classes, classes);
            TensorPrimitives.MultiplyAdd(difference, scale, gradient, gradient);
        }
    }
}
