using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Autograd;

public sealed class ParameterTests
{
    [Fact]
    public void Packed_forms_follow_a_change_that_is_announced()
    {
        var weight = new Parameter("weight", Shape.Matrix(5, 37));
        for (var change = 0; change < 3; change++)
        {
            RandomFloats.Uniform(5 * 37, seed: change).CopyTo(weight.Tensor.Values);
            weight.OnChanged();
            var matrix = new Matrix(weight.Tensor.Values, 5, 37);
            Expect.SameBits(Pack(matrix), weight.PackedRows, "rows");
            Expect.SameBits(Pack(matrix.Transposed), weight.PackedColumns, "columns");
        }
    }

    [Fact]
    public void A_packed_form_is_made_once_by_however_many_threads_meet_there()
    {
        for (var round = 0; round < 20; round++)
        {
            var weight = new Parameter("weight", Shape.Matrix(130, 70));
            RandomFloats.Uniform(130 * 70, seed: round).CopyTo(weight.Tensor.Values);
            var expected = Pack(new Matrix(weight.Tensor.Values, 130, 70).Transposed);
            Parallel.For(0, 8, _ => Expect.SameBits(expected, weight.PackedColumns, "columns"));
        }
    }

    [Fact]
    public void A_row_set_holds_each_row_once_in_order()
    {
        var rows = new RowSet(6);
        foreach (var row in new[] { 4, 1, 4, 4, 0, 1 })
            rows.Add(row);
        Assert.Equal([4, 1, 0], rows.Items.ToArray());
        rows.Clear();
        Assert.True(rows.Items.IsEmpty);
        rows.Add(4);
        Assert.Equal([4], rows.Items.ToArray());
        Assert.Throws<IndexOutOfRangeException>(() => rows.Add(6));
    }

    private static float[] Pack(Matrix matrix)
    {
        var packed = new float[MatrixProduct.PackedLength(matrix.Rows, matrix.Columns)];
        MatrixProduct.Pack(matrix, packed);
        return packed;
    }
}
