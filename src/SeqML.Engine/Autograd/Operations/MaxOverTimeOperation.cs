using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_bf = max over t of x_tbf: the strongest response of each feature anywhere in the sequence.</summary>
/// <remarks>Of equal maxima the first has the gradient. NaN, once met, stays.</remarks>
public sealed class MaxOverTimeOperation : Operation
{
    private int[] chosenRows = [];
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>The maximum over the time steps of each sequence.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <returns>[B, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences)
    {
        sequences.RequireRows(x);
        var (count, features) = (sequences.Count, x.Shape.Columns);
        var y = tape.Allocate(Shape.Matrix(count, features)); // [B, F]
        var operation = tape.Records ? tape.Record<MaxOverTimeOperation>() : null;
        if (operation is not null)
        {
            if (operation.chosenRows.Length < y.Shape.Length)
                operation.chosenRows = new int[y.Shape.Length];
            (operation.input, operation.result) = (x, y);
        }

        x.Values[..y.Shape.Length].CopyTo(y.Values); // every sequence has a first step
        for (var i = 0; i < y.Shape.Length && operation is not null; i++)
            operation.chosenRows[i] = i / features;
        for (var step = 1; step < sequences.Steps; step++)
        {
            var length = sequences.ActiveAt(step) * features;
            var start = sequences.StartOf(step);
            var row = x.Values.Slice(start * features, length);
            var best = y.Values[..length];
            if (operation is null)
                TensorPrimitives.Max(best, row, best);
            else
                for (var i = 0; i < length; i++)
                    if (row[i] > best[i] || float.IsNaN(row[i]))
                        (best[i], operation.chosenRows[i]) = (row[i], start + i / features);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = result.Shape.Columns;
        var from = result.Gradient;
        var to = input.Gradient;
        for (var i = 0; i < result.Shape.Length; i++)
            to[chosenRows[i] * features + i % features] += from[i];
    }
}
