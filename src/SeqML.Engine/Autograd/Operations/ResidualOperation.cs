using SeqML.Engine.Kernels.Dropout;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = x + dropout(f): what a layer found, added to what it read. (He et al. 2016; with dropout as Vaswani et al. 2017, section 5.4.)</summary>
public sealed class ResidualOperation : Operation
{
    private float probability;
    private ulong seed;
    private Tape tape = null!;
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
        var operation = tape.Record<ResidualOperation>(); // in prediction, too: it is what the workers share
        (operation.tape, operation.probability, operation.seed) = (tape, probability, probability > 0 ? random.NextBits() : 0);
        (operation.input, operation.added, operation.result) = (x, added, y);
        tape.Workers.Run(Pieces.Count(x.Shape.Length), operation, static (operation, piece) => operation.Forward(piece));
        return y;
    }

    private void Forward(int piece)
    {
        var numbers = Pieces.At(piece, input.Shape.Length);
        Span<float> x = input.Values[numbers], f = added.Values[numbers], y = result.Values[numbers];
        if (probability > 0)
        {
            x.CopyTo(y);
            DropoutKernel.Add(f, probability, seed, y, numbers.Start.Value);
        }
        else
        {
            TensorPrimitives.Add(x, f, y);
        }
    }

    /// <inheritdoc/>
    public override void Backward() => tape.Workers.Run(Pieces.Count(input.Shape.Length), this, static (operation, piece) => operation.Backward(piece));

    private void Backward(int piece)
    {
        var numbers = Pieces.At(piece, input.Shape.Length);
        var dy = result.Gradient[numbers];
        if (input.HasGradient)
            TensorPrimitives.Add(input.Gradient[numbers], dy, input.Gradient[numbers]);
        if (!added.HasGradient)
            return;
        if (probability > 0)
            DropoutKernel.Add(dy, probability, seed, added.Gradient[numbers], numbers.Start.Value);
        else
            TensorPrimitives.Add(added.Gradient[numbers], dy, added.Gradient[numbers]);
    }
}
