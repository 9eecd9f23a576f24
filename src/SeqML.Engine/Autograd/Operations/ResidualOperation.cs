using SeqML.Engine.Kernels.Dropout;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = x + dropout(f): what a layer found, added to what it read. (He et al. 2016; with dropout as Vaswani et al. 2017, section 5.4.)</summary>
public sealed class ResidualOperation : Operation
{
    private float probability;
    private ulong seed;
    private Tensor input = null!;
    private Tensor added = null!;
    private Tensor result = null!;

    /// <summary>y = x + f mask / (1 - p).</summary>
    /// <param name="tape">The tape. What is dropped is dropped on any tape; the layer gives 0 in prediction.</param>
    /// <param name="x">Any shape.</param>
    /// <param name="added">f, of the shape of x.</param>
    /// <param name="probability">p, from 0 up to, but not, 1.</param>
    /// <param name="random">Decides what is dropped.</param>
    /// <returns>The shape of x.</returns>
    public static Tensor Apply(Tape tape, Tensor x, Tensor added, float probability, SeededRandom random)
    {
        DropoutOperation.RequireProbability(probability);
        if (x.Shape != added.Shape)
            throw new ArgumentException($"Expected two tensors of one shape, found {x.Shape} and {added.Shape}.", nameof(added));
        var y = tape.Allocate(x.Shape);
        var seed = probability > 0 ? random.NextBits() : 0;
        if (probability > 0)
        {
            x.Values.CopyTo(y.Values);
            DropoutKernel.Add(added.Values, probability, seed, y.Values);
        }
        else
        {
            TensorPrimitives.Add(x.Values, added.Values, y.Values);
        }
        if (tape.Records)
        {
            var operation = tape.Record<ResidualOperation>();
            (operation.probability, operation.seed) = (probability, seed);
            (operation.input, operation.added, operation.result) = (x, added, y);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        if (input.HasGradient)
            TensorPrimitives.Add(input.Gradient, result.Gradient, input.Gradient);
        if (!added.HasGradient)
            return;
        if (probability > 0)
            DropoutKernel.Add(result.Gradient, probability, seed, added.Gradient);
        else
            TensorPrimitives.Add(added.Gradient, result.Gradient, added.Gradient);
    }
}
