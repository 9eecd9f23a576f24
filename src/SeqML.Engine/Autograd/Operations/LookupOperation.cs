using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>y_n = W[id_n]: a row of the table for each id. (PyTorch's nn.Embedding, with sparse gradients.)</summary>
public sealed class LookupOperation : Operation
{
    private int[] ids = [];
    private int count;
    private int paddingId;
    private Tensor result = null!;
    private Parameter table = null!;

    /// <summary>y_n = W[id_n].</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="ids">[N], at least one, each from 0 to V - 1.</param>
    /// <param name="table">[V, E]; made with isLookup. It gains a gradient where it keeps one: a table that training leaves as it is keeps none.</param>
    /// <param name="paddingId">The id whose row gets no gradient; -1 for none.</param>
    /// <returns>[N, E].</returns>
    /// <exception cref="ArgumentException">There are no ids, or the parameter is no table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the table.</exception>
    public static Tensor Apply(Tape tape, ReadOnlySpan<int> ids, Parameter table, int paddingId)
    {
        if (table.TouchedRows is null)
            throw new ArgumentException($"Expected a table, made with isLookup, found the parameter '{table.Name}' of shape {table.Tensor.Shape}, which is used whole.", nameof(table));
        if (ids.IsEmpty)
            throw new ArgumentException($"Expected at least one id for the table '{table.Name}' of shape {table.Tensor.Shape}, found none.", nameof(ids));
        var (rows, width) = (table.Tensor.Shape.Rows, table.Tensor.Shape.Columns);
        var y = tape.Allocate(Shape.Matrix(ids.Length, width)); // [N, E]
        var from = table.Tensor.Values;
        var to = y.Values;
        for (var n = 0; n < ids.Length; n++)
        {
            if ((uint)ids[n] >= (uint)rows)
                throw new ArgumentOutOfRangeException(nameof(ids), ids[n], $"Expected ids from 0 to {rows - 1} for the table '{table.Name}' of shape {table.Tensor.Shape}, found {ids[n]} at position {n}.");
            from.Slice(ids[n] * width, width).CopyTo(to.Slice(n * width, width));
        }

        if (tape.Records && table.Tensor.HasGradient)
        {
            var operation = tape.Record<LookupOperation>();
            if (operation.ids.Length < ids.Length)
                operation.ids = new int[ids.Length];
            ids.CopyTo(operation.ids);
            (operation.count, operation.paddingId, operation.result, operation.table) = (ids.Length, paddingId, y, table);
        }
        return y;
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        var width = result.Shape.Columns;
        var from = result.Gradient;
        var to = table.Tensor.Gradient;
        for (var n = 0; n < count; n++)
        {
            if (ids[n] == paddingId)
                continue;
            table.TouchedRows!.Add(ids[n]);
            var row = to.Slice(ids[n] * width, width);
            TensorPrimitives.Add(row, from.Slice(n * width, width), row);
        }
    }
}
