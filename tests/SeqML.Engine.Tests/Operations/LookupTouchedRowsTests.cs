using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

public sealed class LookupTouchedRowsTests
{
    private static readonly int[] Ids = [3, 0, 5, 3, 3, 0, 1];

    private readonly Tape tape = new(records: true);
    private readonly Parameter table = new("weight", Shape.Matrix(7, 2), isLookup: true);

    public LookupTouchedRowsTests() => table.ClearGradient();

    [Fact]
    public void Touched_rows_are_those_of_the_batch_each_once_without_padding()
    {
        Step(paddingId: 0);
        Assert.Equal([1, 3, 5], table.TouchedRows!.Items.ToArray().Order());
        for (var row = 0; row < 7; row++)
            Assert.Equal(table.TouchedRows.Items.Contains(row), table.Tensor.Gradient.Slice(2 * row, 2).ContainsAnyExcept(0));
    }

    [Fact]
    public void Without_padding_its_row_is_touched_too()
    {
        Step(paddingId: -1);
        Assert.Equal([0, 1, 3, 5], table.TouchedRows!.Items.ToArray().Order());
    }

    [Fact]
    public void Clearing_the_gradient_forgets_the_rows_and_zeroes_all_of_them()
    {
        Step(paddingId: -1);
        table.ClearGradient();
        Assert.True(table.TouchedRows!.Items.IsEmpty);
        Assert.False(table.Tensor.Gradient.ContainsAnyExcept(0));
        Step(paddingId: 3);
        Assert.Equal([0, 1, 5], table.TouchedRows.Items.ToArray().Order());
    }

    [Fact]
    public void A_table_that_keeps_no_gradient_gets_none()
    {
        var constant = new Parameter("weight", Shape.Matrix(7, 2), isLookup: true);
        var y = LookupOperation.Apply(tape, Ids, constant, paddingId: -1);
        tape.Backward(ProjectionOperation.Apply(tape, y, OperationCase.Projection(y.Shape.Length)));
        Assert.False(constant.Tensor.HasGradient);
        Assert.True(constant.TouchedRows!.Items.IsEmpty);
    }

    private void Step(int paddingId)
    {
        tape.Reset();
        var y = LookupOperation.Apply(tape, Ids, table, paddingId);
        tape.Backward(ProjectionOperation.Apply(tape, y, OperationCase.Projection(y.Shape.Length)));
    }
}
