using SeqML.Engine.Kernels.Dropout;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y = W2 dropout(a(W1 x + b1)) + b2, each row by itself: the feed-forward part of a Transformer (Vaswani et al. 2017, equation 2), with GELU or ReLU as a.</summary>
/// <remarks>
/// The rows go through in blocks whose hidden numbers stay in the second-level cache. Training keeps the hidden numbers and, where they came from, the derivative with dropout already on
/// it; neither has a gradient of its own in memory.
/// </remarks>
public sealed class FeedForwardOperation : Operation
{
    private const int Block = 96;

    /// <summary>Rows that are worth another thread.</summary>
    private const int WorthSharing = 2 * Block;

    private bool isGelu;
    private float dropout;
    private ulong seed;
    private int shares;
    private FeedForwardWeights weights = null!;
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor hidden = null!;
    private Tensor slopes = null!;

    private int HiddenSize => weights.FirstBias.Tensor.Shape.Length;

    /// <summary>Passes every row through both layers.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I].</param>
    /// <param name="weights">Both layers' weights.</param>
    /// <param name="isGelu">Whether GELU stands between them; otherwise ReLU.</param>
    /// <param name="dropout">How many hidden numbers are dropped, from 0 up to, but not, 1; the layer leaves this out in prediction.</param>
    /// <param name="random">Decides what is dropped.</param>
    /// <returns>[N, O].</returns>
    public static Tensor Apply(Tape tape, Tensor x, FeedForwardWeights weights, bool isGelu, float dropout, SeededRandom random)
    {
        DropoutOperation.RequireProbability(dropout);
        weights.RequireInputs(x);
        var (rows, size) = (x.Shape.Rows, weights.FirstBias.Tensor.Shape.Length);
        var operation = tape.Record<FeedForwardOperation>(); // in prediction, too: it is what the workers share
        (operation.tape, operation.input, operation.weights, operation.isGelu) = (tape, x, weights, isGelu);
        (operation.dropout, operation.seed) = (dropout, dropout > 0 ? random.NextBits() : 0);
        operation.result = tape.Allocate(Shape.Matrix(rows, weights.SecondBias.Tensor.Shape.Length)); // [N, O]
        operation.shares = Math.Min(tape.Workers.Count, 1 + rows / WorthSharing);
        // In prediction a block's hidden numbers for each share are enough.
        operation.hidden = tape.Workspace(Shape.Matrix(tape.Records ? rows : operation.shares * Block, size));
        operation.slopes = tape.Records ? tape.Workspace(Shape.Matrix(rows, size)) : operation.hidden;
        tape.Workers.Run(operation.shares, operation, static (operation, share) => operation.ForwardShare(share));
        return operation.result;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var (rows, inputs, outputs) = (input.Shape.Rows, input.Shape.Columns, result.Shape.Columns);
        var packing = tape.Workspace(Shape.Vector(MatrixProduct.PackedLength(rows, Math.Max(inputs, HiddenSize)))).Values;
        var dy = new Matrix(result.Gradient, rows, outputs);
        tape.Products.Multiply(dy.Transposed, new Matrix(hidden.Values, rows, HiddenSize), weights.Second.Tensor.Gradient, accumulate: true, packing);
        ReductionKernels.AddColumnSums(dy, weights.SecondBias.Tensor.Gradient);
        // The hidden numbers have been read; the gradients of what they came from take the place of the slopes.
        tape.Workers.Run(shares, this, static (operation, share) => operation.BackwardShare(share));
        var da = new Matrix(slopes.Values, rows, HiddenSize);
        tape.Products.Multiply(da.Transposed, new Matrix(input.Values, rows, inputs), weights.First.Tensor.Gradient, accumulate: true, packing);
        ReductionKernels.AddColumnSums(da, weights.FirstBias.Tensor.Gradient);
    }

    /// <summary>A block of rows after the other: first product, activation, second product.</summary>
    private void ForwardShare(int share)
    {
        var (inputs, outputs) = (input.Shape.Columns, result.Shape.Columns);
        var (start, end) = Workers.Share(input.Shape.Rows, share, shares, Block);
        for (var row = start; row < end; row += Block)
        {
            var count = Math.Min(Block, end - row);
            var place = (tape.Records ? row : share * Block) * HiddenSize;
            var h = hidden.Values.Slice(place, count * HiddenSize);
            var s = slopes.Values.Slice(place, count * HiddenSize);
            MatrixProduct.MultiplyPacked(new Matrix(input.Values[(row * inputs)..], count, inputs), weights.First.PackedColumns, weights.FirstBias.Tensor.Values, s, HiddenSize);
            for (var i = 0; i < count; i++)
                Activate(row + i, s.Slice(i * HiddenSize, HiddenSize), h.Slice(i * HiddenSize, HiddenSize));
            MatrixProduct.MultiplyPacked(new Matrix(h, count, HiddenSize), weights.Second.PackedColumns, weights.SecondBias.Tensor.Values, result.Values[(row * outputs)..], outputs);
        }
    }

    /// <summary>a -> activation(a) with dropout; and in training, in the place of a, the derivative with the same dropout.</summary>
    private void Activate(int row, Span<float> sums, Span<float> activated)
    {
        var slope = tape.Records ? sums : [];
        if (isGelu)
            ActivationKernel.Gelu(sums, activated, slope);
        else
            ActivationKernel.Relu(sums, activated, slope);
        if (dropout == 0)
            return;
        var rowSeed = DropoutKernel.SeedOf(seed, row);
        DropoutKernel.Forward(activated, dropout, rowSeed, activated);
        if (tape.Records)
            DropoutKernel.Forward(slope, dropout, rowSeed, slope);
    }

    /// <summary>A block of rows after the other: da = (dy W2) slope, dx += da W1.</summary>
    private void BackwardShare(int share)
    {
        var (inputs, outputs) = (input.Shape.Columns, result.Shape.Columns);
        var (start, end) = Workers.Share(input.Shape.Rows, share, shares, Block);
        for (var row = start; row < end; row += Block)
        {
            var count = Math.Min(Block, end - row);
            var h = hidden.Values.Slice(row * HiddenSize, count * HiddenSize);
            var s = slopes.Values.Slice(row * HiddenSize, count * HiddenSize);
            MatrixProduct.MultiplyPacked(new Matrix(result.Gradient[(row * outputs)..], count, outputs), weights.Second.PackedRows, HiddenSize, h, HiddenSize, accumulate: false);
            TensorPrimitives.Multiply(s, h, s);
            if (input.HasGradient)
                MatrixProduct.MultiplyPacked(new Matrix(s, count, HiddenSize), weights.First.PackedRows, inputs, input.Gradient[(row * inputs)..], inputs, accumulate: true);
        }
    }
}
