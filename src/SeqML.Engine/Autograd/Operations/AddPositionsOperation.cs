using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_n = scale x_n + p_t, with the vector p_t of the place t that a token has in its sequence. (Vaswani et al. 2017, section 3.5.)</summary>
public sealed class AddPositionsOperation : Operation
{
    private float scale;
    private Tensor input = null!;
    private Tensor positions = null!;
    private Tensor result = null!;
    private PackedSequences sequences = null!;

    /// <summary>Tells each token its place.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="positions">[at least T, F]: a vector for each place; it gains a gradient where it keeps one.</param>
    /// <param name="scale">What x is multiplied by.</param>
    /// <returns>[N, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences, Tensor positions, float scale = 1)
    {
        sequences.RequireRows(x);
        var features = x.Shape.Columns;
        if (positions.Shape.Columns != features || positions.Shape.Rows < sequences.Steps)
            throw new ArgumentException($"Expected a vector of {features} numbers for each of {sequences.Steps} places, found positions of shape {positions.Shape}.", nameof(positions));
        var y = tape.Allocate(x.Shape);
        for (var step = 0; step < sequences.Steps; step++)
        {
            var position = positions.Values.Slice(step * features, features);
            for (var row = sequences.StartOf(step); row < sequences.StartOf(step) + sequences.ActiveAt(step); row++)
                TensorPrimitives.MultiplyAdd(x.Values.Slice(row * features, features), scale, position, y.Values.Slice(row * features, features));
        }

        if (tape.Records)
        {
            var operation = tape.Record<AddPositionsOperation>();
            (operation.input, operation.positions, operation.result) = (x, positions, y);
            (operation.sequences, operation.scale) = (sequences, scale);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = result.Shape.Columns;
        if (input.HasGradient)
            TensorPrimitives.MultiplyAdd(result.Gradient, scale, input.Gradient, input.Gradient);
        if (!positions.HasGradient)
            return;
        for (var step = 0; step < sequences.Steps; step++)
            Kernels.Reductions.ReductionKernels.AddColumnSums(result.Gradient.Slice(sequences.StartOf(step) * features, sequences.ActiveAt(step) * features),
                positions.Gradient.Slice(step * features, features));
    }
}
