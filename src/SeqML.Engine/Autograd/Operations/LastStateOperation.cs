using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>
/// The state of each direction when it has read the whole sequence: at the last token for the forward one, at the first
/// for the backward one. (h_n of PyTorch's recurrent layers.)
/// </summary>
public sealed class LastStateOperation : Operation
{
    private int directions;
    private Tensor input = null!;
    private Tensor result = null!;
    private PackedSequences sequences = null!;

    /// <summary>The final state of each direction.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, D H], packed; the forward direction's features first.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="directions">D: 1, or 2 where the second half of the features was read backwards.</param>
    /// <returns>[B, D H].</returns>
    public static Tensor Apply(Tape tape, Tensor x, PackedSequences sequences, int directions)
    {
        sequences.RequireRows(x);
        var features = x.Shape.Columns;
        if (directions is not (1 or 2) || features % directions != 0)
            throw new ArgumentException($"Expected 1 or 2 directions with as many features each, found {directions} for {features} features.", nameof(directions));
        var y = tape.Allocate(Shape.Matrix(sequences.Count, features)); // [B, D H]
        var size = features / directions;
        for (var b = 0; b < sequences.Count; b++)
            for (var direction = 0; direction < directions; direction++)
                x.Values.Slice(FinalRow(sequences, b, direction) * features + direction * size, size)
                    .CopyTo(y.Values.Slice(b * features + direction * size, size));

        if (tape.Records)
        {
            var operation = tape.Record<LastStateOperation>();
            (operation.directions, operation.input, operation.result, operation.sequences) = (directions, x, y, sequences);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var features = result.Shape.Columns;
        var size = features / directions;
        for (var b = 0; b < sequences.Count; b++)
            for (var direction = 0; direction < directions; direction++)
            {
                var gradient = input.Gradient.Slice(FinalRow(sequences, b, direction) * features + direction * size, size);
                TensorPrimitives.Add(gradient, result.Gradient.Slice(b * features + direction * size, size), gradient);
            }
    }

    private static int FinalRow(PackedSequences sequences, int b, int direction) =>
        sequences.StartOf(direction == 0 ? sequences.Lengths[b] - 1 : 0) + b;
}
