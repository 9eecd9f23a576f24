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
    /// <param name="tape">The tape; it records, or there is nothing to drop.</param>
    /// <param name="x">Any shape.</param>
    /// <param name="probability">p, from 0 up to, but not, 1.</param>
    /// <param name="random">Decides what is dropped.</param>
    /// <returns>The shape of x.</returns>
    public static Tensor Apply(Tape tape, Tensor x, float probability, SeededRandom random)
    {
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
        // Sixteen random bits decide a number: p is met to 1/65536.
        var threshold = (uint)MathF.Round(probability * 65536);
        var kept = 1 / (1 - probability);
        var i = 0;
        while (i < mask.Length)
        {
            var bits = random.NextBits();
            for (var part = 0; part < 4 && i < mask.Length; part++, bits >>= 16)
                mask[i++] = (bits & 0xFFFF) < threshold ? 0 : kept;
        }
    }
}
