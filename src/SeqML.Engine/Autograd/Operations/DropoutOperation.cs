using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>Sets numbers to zero with probability p and divides the others by 1 - p, so that the expectation stays. (Srivastava et al. 2014; PyTorch's nn.Dropout.)</summary>
public sealed class DropoutOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor mask = null!;

    /// <summary>y = x mask / (1 - p).</summary>
    /// <param name="tape">The tape. What is dropped is dropped on any tape; the layer leaves this out in prediction.</param>
    /// <param name="x">Any shape.</param>
    /// <param name="probability">p, from 0 up to, but not, 1.</param>
    /// <param name="random">Decides what is dropped.</param>
    /// <returns>The shape of x.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is out of its range.</exception>
    public static Tensor Apply(Tape tape, Tensor x, float probability, SeededRandom random)
    {
        if (probability is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, FormattableString.Invariant($"Expected a dropout probability from 0 up to, but not, 1, found {probability}."));
        var y = tape.Allocate(x.Shape);
        var mask = tape.Workspace(x.Shape);
        FillMask(mask.Values, probability, random);
        TensorPrimitives.Multiply(x.Values, mask.Values, y.Values);
        if (tape.Records)
        {
            var operation = tape.Record<DropoutOperation>();
            (operation.input, operation.result, operation.mask) = (x, y, mask);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward() =>
        TensorPrimitives.MultiplyAdd(result.Gradient, mask.Values, input.Gradient, input.Gradient);

    private static void FillMask(Span<float> mask, float probability, SeededRandom random)
    {
        // Thirty-two random bits decide a number.
        var threshold = (ulong)(probability * (double)(1L << 32));
        var kept = 1 / (1 - probability);
        for (var i = 0; i < mask.Length; i += 2)
        {
            var bits = random.NextBits();
            mask[i] = (uint)bits < threshold ? 0 : kept;
            if (i + 1 < mask.Length)
                mask[i + 1] = bits >> 32 < threshold ? 0 : kept;
        }
    }
}
