using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

public sealed class OperationTableTests
{
    public static TheoryData<string> Names => OperationTable.Names;

    [Fact]
    public void Every_operation_of_the_engine_has_a_row_and_the_recurrent_one_has_rows_for_every_cell()
    {
        var types = typeof(Operation).Assembly.GetTypes();
        var cells = types.Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IRecurrentCell))).ToArray();
        var operations = types.Where(type => type.IsSubclassOf(typeof(Operation)))
            .SelectMany(type => type.IsGenericTypeDefinition ? cells.Select(cell => type.MakeGenericType(cell)) : [type]);
        Assert.Equal(operations.Select(type => $"{type}").Order(), OperationTable.Operations.Select(type => $"{type}").Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_equals_the_double_reference(string name)
    {
        var row = OperationTable.Row(name);
        var operands = row.CreateOperands();
        var y = row.Run(new Tape(records: true), operands);

        var values = Values(operands);
        var expected = row.Reference(values);
        Expect.AllClose(expected, y.Values, Tolerance.Operation, values.Append(expected).Max(each => Expect.LargestMagnitude(each)), name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_gradient_equals_central_differences_of_the_reference(string name)
    {
        var row = OperationTable.Row(name);
        var operands = row.CreateOperands();
        row.RunBackward(new Tape(records: true), operands);

        var values = Values(operands);
        for (var i = 0; i < operands.Length; i++)
            GradientCheck.Check(operands[i].Tensor.Gradient, () => Loss(row.Reference(values)), values[i], $"{name}: {operands[i].Name}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_added_to_what_is_there(string name)
    {
        var row = OperationTable.Row(name);
        var operands = row.CreateOperands();
        var tape = new Tape(records: true);
        row.RunBackward(tape, operands);
        var once = operands.Select(operand => operand.Tensor.Gradient.ToArray()).ToArray();
        tape.Reset();
        row.RunBackward(tape, operands);
        for (var i = 0; i < operands.Length; i++)
            Expect.AllClose([.. once[i].Select(value => 2d * value)], operands[i].Tensor.Gradient, Tolerance.Operation, operands[i].Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_are_the_same_in_dirty_memory(string name)
    {
        var row = OperationTable.Row(name);
        var (clean, dirty) = (row.CreateOperands(), row.CreateOperands());
        row.RunBackward(new Tape(records: true), clean);

        var tape = new Tape(records: true);
        tape.Workspace(Shape.Vector(1 << 20)).Values.Fill(float.NaN);
        tape.Reset();
        row.RunBackward(tape, dirty);
        for (var i = 0; i < clean.Length; i++)
            Expect.SameBits(clean[i].Tensor.Gradient, dirty[i].Tensor.Gradient, clean[i].Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prediction_gives_the_bits_of_training(string name)
    {
        var row = OperationTable.Row(name);
        var operands = row.CreateOperands();
        var training = row.Run(new Tape(records: true), operands);
        var prediction = row.Run(new Tape(records: false), operands);
        Expect.SameBits(training.Values, prediction.Values, name);
        Assert.False(prediction.HasGradient);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_have_the_same_bits_on_any_number_of_threads(string name)
    {
        var row = OperationTable.Row(name);
        var (alone, shared) = (row.CreateOperands(), row.CreateOperands());
        var expected = new Tape(records: true);
        row.RunBackward(expected, alone);
        foreach (var threads in (int[])[2, 8])
        {
            using var workers = new Workers(threads);
            var tape = new Tape(records: true, workers);
            foreach (var operand in shared)
                operand.Tensor.Gradient.Clear();
            row.RunBackward(tape, shared);
            for (var i = 0; i < alone.Length; i++)
                Expect.SameBits(alone[i].Tensor.Gradient, shared[i].Tensor.Gradient, alone[i].Name);
        }
    }

    private static double[][] Values(Parameter[] operands) =>
        [.. operands.Select(operand => RandomFloats.ToDoubles(operand.Tensor.Values))];

    private static double Loss(double[] y) => y.Zip(OperationCase.Projection(y.Length), (value, weight) => value * weight).Sum();
}
