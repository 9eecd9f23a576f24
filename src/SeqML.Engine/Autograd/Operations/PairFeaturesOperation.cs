using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>
/// y_b = [u; v; |u - v|; u * v] for rows u = x_(i_b) and v = x_(j_b): what two vectors say, and how they differ and agree, number by
/// number. (Conneau et al. 2017, section 3.1, who add the last two to tell whether one sentence follows from another.)
/// </summary>
/// <remarks>Where u and v agree the distance has no direction: its gradient is 0 there, as PyTorch's abs has it.</remarks>
public sealed class PairFeaturesOperation : Operation
{
    private int[] first = [];
    private int[] second = [];
    private int count;
    private Tensor input = null!;
    private Tensor result = null!;

    /// <summary>y_b = [u; v; |u - v|; u * v].</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[R, F].</param>
    /// <param name="first">i: [B], at least one, each from 0 to R - 1.</param>
    /// <param name="second">j: [B], likewise.</param>
    /// <returns>[B, 4F].</returns>
    /// <exception cref="ArgumentException">x is no matrix, or there are no indices, or not as many of both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">x has no such row.</exception>
    public static Tensor Apply(Tape tape, Tensor x, ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (x.Shape.Rank != 2)
            throw new ArgumentException($"Expected a matrix to take rows of, found a tensor of shape {x.Shape}.", nameof(x));
        if (first.IsEmpty || first.Length != second.Length)
            throw new ArgumentException($"Expected as many first rows as second rows, at least one, found {first.Length} and {second.Length}.", nameof(second));
        var features = x.Shape.Columns;
        var y = tape.Allocate(Shape.Matrix(first.Length, checked(4 * features))); // [B, 4F]
        for (var b = 0; b < first.Length; b++)
        {
            var u = Row(x, first[b], b, nameof(first));
            var v = Row(x, second[b], b, nameof(second));
            var row = y.Values.Slice(4 * b * features, 4 * features);
            u.CopyTo(row);
            v.CopyTo(row[features..]);
            var distance = row.Slice(2 * features, features);
            TensorPrimitives.Subtract(u, v, distance);
            TensorPrimitives.Abs(distance, distance);
            TensorPrimitives.Multiply(u, v, row[(3 * features)..]);
        }

        if (tape.Records)
        {
            var operation = tape.Record<PairFeaturesOperation>();
            Keep(first, ref operation.first);
            Keep(second, ref operation.second);
            (operation.count, operation.input, operation.result) = (first.Length, x, y);
        }
        return y;
    }

    /// <summary>du = dy_1 + sign(u - v) dy_3 + v dy_4; dv = dy_2 - sign(u - v) dy_3 + u dy_4. One row after the other, since one may come in several pairs.</summary>
    public override void Backward()
    {
        if (!input.HasGradient)
            return;
        var features = input.Shape.Columns;
        for (var b = 0; b < count; b++)
        {
            ReadOnlySpan<float> u = input.Values.Slice(first[b] * features, features), v = input.Values.Slice(second[b] * features, features);
            Span<float> du = input.Gradient.Slice(first[b] * features, features), dv = input.Gradient.Slice(second[b] * features, features);
            ReadOnlySpan<float> dy = result.Gradient.Slice(4 * b * features, 4 * features);
            for (var f = 0; f < features; f++)
            {
                var ofDistance = dy[2 * features + f] * (u[f] > v[f] ? 1 : u[f] < v[f] ? -1 : 0);
                du[f] += dy[f] + ofDistance + v[f] * dy[3 * features + f];
                dv[f] += dy[features + f] - ofDistance + u[f] * dy[3 * features + f];
            }
        }
    }

    private static ReadOnlySpan<float> Row(Tensor x, int row, int position, string name) => (uint)row < (uint)x.Shape.Rows
        ? x.Values.Slice(row * x.Shape.Columns, x.Shape.Columns)
        : throw new ArgumentOutOfRangeException(name, row, $"Expected rows from 0 to {x.Shape.Rows - 1} of a tensor of shape {x.Shape}, found {row} at position {position}.");

    private static void Keep(ReadOnlySpan<int> rows, ref int[] kept)
    {
        if (kept.Length < rows.Length)
            kept = new int[Math.Max(rows.Length, 2 * kept.Length)];
        rows.CopyTo(kept);
    }
}
