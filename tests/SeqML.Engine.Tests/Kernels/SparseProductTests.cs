using SeqML.Engine.Kernels.SparseProducts;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class SparseProductTests
{
    [Fact]
    public void Rows_are_scaled_and_added_at_every_width_and_nothing_outside_is_touched()
    {
        int[] rows = [3, 0, 3, 4];
        float[] values = [0.5f, -2, 1, 0.25f];
        for (var columns = 0; columns <= 256; columns++)
        {
            var b = new GuardedFloats(RandomFloats.Uniform(6 * columns, seed: columns), shift: columns % 5);
            var y = new GuardedFloats(RandomFloats.Uniform(columns, seed: columns + 1), shift: columns % 3);
            foreach (var shift in new[] { 0, 1 })
            {
                var exact = RandomFloats.ToDoubles(y.Span);
                for (var j = 0; j < rows.Length; j++)
                    for (var i = 0; i < columns; i++)
                        exact[i] += (double)values[j] * b.Span[(rows[j] + shift) * columns + i];
                SparseProduct.AddRows(rows, values, b.Span, shift, y.Span);
                Expect.AllClose(exact, y.Span, Tolerance.Kernel, magnitude: 5, $"{columns} columns");
            }
            y.CheckGuards("sparse product");
        }
    }

    [Fact]
    public void A_matrix_keeps_what_is_not_zero_and_so_does_its_transpose()
    {
        float[,] dense = { { 0, 2, 0, 0 }, { 0, 0, 0, 0 }, { 1, 0, -0f, float.NaN }, { 3, 4, 5, 6 } };
        var (matrix, transposed) = (new SparseMatrix(), new SparseMatrix());
        foreach (var _ in new[] { 1, 2 }) // the second time in used memory
        {
            matrix.Clear(rowCapacity: 6, capacity: 8);
            for (var row = 0; row < 4; row++)
                Assert.True(matrix.TryAddRow([dense[row, 0], dense[row, 1], dense[row, 2], dense[row, 3]]));
            matrix.AddEmptyRows(6);
            matrix.Transpose(4, transposed);

            Assert.Equal((6, 8, 4, 8), (matrix.Rows, matrix.Count, transposed.Rows, transposed.Count));
            Assert.Equal([0, 2, 3], matrix.ColumnsOf(2).ToArray());
            Assert.Equal([1, -0f, float.NaN], matrix.ValuesOf(2).ToArray());
            Assert.Equal([0, 1, 2, 3], matrix.ColumnsOf(3).ToArray());
            Assert.True(matrix.ColumnsOf(1).IsEmpty && matrix.ColumnsOf(5).IsEmpty);
            Assert.Equal([2, 3], transposed.ColumnsOf(0).ToArray());
            Assert.Equal([1, 3], transposed.ValuesOf(0).ToArray());
            Assert.Equal([2, 4], transposed.ValuesOf(1).ToArray());
            Assert.Equal([float.NaN, 6], transposed.ValuesOf(3).ToArray());
        }
    }

    /// <summary>The choice between sparse and dense hangs on it: it must not depend on an earlier, larger batch.</summary>
    [Fact]
    public void Memory_of_a_larger_matrix_is_no_room_in_a_smaller_one()
    {
        var matrix = new SparseMatrix();
        matrix.Clear(rowCapacity: 3, capacity: 100);
        Assert.True(matrix.TryAddRow([1, 2, 3, 4]));
        matrix.Clear(rowCapacity: 3, capacity: 3);
        Assert.False(matrix.TryAddRow([1, 2, 3, 4]));
        Assert.True(matrix.TryAddRow([1, 2, 3, 0]));
    }

    [Fact]
    public void A_row_without_room_is_refused_and_leaves_the_matrix_as_it_was()
    {
        var matrix = new SparseMatrix();
        matrix.Clear(rowCapacity: 3, capacity: 2);
        Assert.True(matrix.TryAddRow([0, 7]));
        Assert.False(matrix.TryAddRow([8, 9]));
        Assert.Equal((1, 1), (matrix.Rows, matrix.Count));
        Assert.True(matrix.TryAddRow([8, 0]));
        Assert.Equal([8], matrix.ValuesOf(1).ToArray());
    }
}
