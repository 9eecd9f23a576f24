using SeqML.Engine.Kernels.Dropout;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>Sets numbers to zero with probability p and divides the others by 1 - p, so that the expectation stays. (Srivastava et al. 2014; PyTorch's nn.Dropout.)</summary>
public sealed class DropoutOperation : Operation
{
    private float probability;
    private ulong seed;
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>y = x mask / (1 - p).</summary>
    /// <param name="tape">The tape. What is dropped is dropped on any tape; the layer leaves this out in prediction.</param>
    /// <param name="x">Any shape.</param>
    /// <param name="probability">p, from 0 up to, but not, 1.</param>
    /// <param name="random">Decides what is dropped.</param>
    /// <returns>The shape of x.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is out of its range.</exception>
    public static Tensor Apply(Tape tape, Tensor x, float probability, SeededRandom random)
    {
        RequireProbability(probability);
        var y = tape.Allocate(x.Shape);
        var operation = tape.Record<DropoutOperation>();
        (operation.tape, operation.probability, operation.seed, operation.input, operation.result) = (tape, probability, random.NextBits(), x, y);
        tape.Workers.Run(Pieces.Count(x.Shape.Length), operation, static (operation, piece) => operation.Forward(piece));
        return y;
    }

    private void Forward(int piece)
    {
        var numbers = Pieces.At(piece, input.Shape.Length);
        DropoutKernel.Forward(input.Values[numbers], probability, seed, result.Values[numbers], numbers.Start.Value);
    }

    /// <inheritdoc/>
    public override void Backward() => tape.Workers.Run(Pieces.Count(input.Shape.Length), this, static (operation, piece) =>
    {
        var numbers = Pieces.At(piece, operation.input.Shape.Length);
        DropoutKernel.Add(operation.result.Gradient[numbers], operation.probability, operation.seed, operation.input.Gradient[numbers], numbers.Start.Value);
    });

    internal static void RequireProbability(float probability)
    {
        if (probability is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, FormattableString.Invariant($"Expected a dropout probability from 0 up to, but not, 1, found {probability}."));
    }
}
