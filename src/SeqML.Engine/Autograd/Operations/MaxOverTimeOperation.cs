using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_bf = max over t of x_tbf: the strongest response of each feature anywhere in the sequence.</summary>
/// <remarks>Of equal maxima the first has the gradient. NaN, once met, stays.</remarks>
public sealed class MaxOverTimeOperation : Operation
{
    private Tensor input = null!;
    private Tensor result = null!;
    private Tensor chosenSteps = null!; // [B, F]: whole numbers
    private PackedSequences sequences = null!;

    /// <summary>The maximum over the time steps of each sequence.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <returns>[B, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences)
    {
        sequences.RequireRows(x);
        var y = tape.Allocate(Shape.Matrix(sequences.Count, x.Shape.Columns)); // [B, F]
        x.Values[..y.Shape.Length].CopyTo(y.Values); // every sequence has a first step
        if (!tape.Records)
        {
            for (var step = 1; step < sequences.Steps; step++)
            {
                var next = Step(x.Values, sequences, step, x.Shape.Columns);
                TensorPrimitives.Max(y.Values[..next.Length], next, y.Values[..next.Length]);
            }
            return y;
        }

        var operation = tape.Record<MaxOverTimeOperation>();
        (operation.input, operation.result, operation.sequences) = (x, y, sequences);
        operation.chosenSteps = tape.Workspace(y.Shape);
        operation.chosenSteps.Values.Clear();
        for (var step = 1; step < sequences.Steps; step++)
        {
            var next = Step(x.Values, sequences, step, x.Shape.Columns);
            MaximumKernel.Update(next, step, y.Values[..next.Length], operation.chosenSteps.Values[..next.Length]);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = result.Shape.Columns;
        Span<float> dy = result.Gradient, dx = input.Gradient, steps = chosenSteps.Values;
        for (int b = 0, i = 0; b < sequences.Count; b++)
            for (var feature = 0; feature < features; feature++, i++)
                dx[(sequences.StartOf((int)steps[i]) + b) * features + feature] += dy[i];
    }

    /// <summary>The rows of a time step, one after the other.</summary>
    private static ReadOnlySpan<float> Step(ReadOnlySpan<float> x, PackedSequences sequences, int step, int features) =>
        x.Slice(sequences.StartOf(step) * features, sequences.ActiveAt(step) * features);
}
