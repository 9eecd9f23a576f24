using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_bf = (sum over t of x_tbf) / length_b.</summary>
public sealed class MeanOverTimeOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;
    private PackedSequences sequences = null!;

    /// <summary>The mean over the time steps of each sequence.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <returns>[B, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences)
    {
        sequences.RequireRows(x);
        var features = x.Shape.Columns;
        var y = tape.Allocate(Shape.Matrix(sequences.Count, features)); // [B, F]
        y.Values.Clear();
        for (var step = 0; step < sequences.Steps; step++)
        {
            var length = sequences.ActiveAt(step) * features;
            TensorPrimitives.Add(y.Values[..length], x.Values.Slice(sequences.StartOf(step) * features, length), y.Values[..length]);
        }
        for (var b = 0; b < sequences.Count; b++)
            TensorPrimitives.Divide(y.Values.Slice(b * features, features), sequences.Lengths[b], y.Values.Slice(b * features, features));

        if (tape.Records)
        {
            var operation = tape.Record<MeanOverTimeOperation>();
            (operation.input, operation.result, operation.sequences) = (x, y, sequences);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = result.Shape.Columns;
        for (var step = 0; step < sequences.Steps; step++)
            for (var b = 0; b < sequences.ActiveAt(step); b++)
            {
                var gradient = input.Gradient.Slice((sequences.StartOf(step) + b) * features, features);
                TensorPrimitives.MultiplyAdd(result.Gradient.Slice(b * features, features), 1f / sequences.Lengths[b], gradient, gradient);
            }
    }
}
