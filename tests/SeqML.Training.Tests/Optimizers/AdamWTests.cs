using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.TestKit;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

public sealed class AdamWTests
{
    private const int Steps = 20;

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(37, 0, 1)]
    [InlineData(37, 0.1f, 1)]
    [InlineData(37, 0.1f, 0.25f)]
    [InlineData(256, 0.01f, 0.001f)]
    public void Twenty_steps_of_a_matrix_are_those_of_the_reference(int columns, float decay, float scale)
    {
        var parameter = Filled(new Parameter("weight", Shape.Matrix(3, columns)));
        var reference = new ReferenceAdamW(RandomFloats.ToDoubles(parameter.Tensor.Values), decay);
        var optimizer = new AdamW().Start([new([parameter], decay)]);
        for (var step = 1; step <= Steps; step++)
        {
            var (gradient, rate) = (RandomFloats.Uniform(3 * columns, seed: step, range: step), 0.1f / step);
            gradient.CopyTo(parameter.Tensor.Gradient);
            optimizer.Step(rate, scale);
            reference.Step(RandomFloats.ToDoubles(gradient), rate, scale);
            Expect.AllClose(reference.Weights, parameter.Tensor.Values, Tolerance.Operation, $"step {step}");
        }
    }

    [Fact]
    public void The_constants_of_the_constructor_are_used()
    {
        var parameter = Filled(new Parameter("weight", Shape.Vector(9)));
        var reference = new ReferenceAdamW(RandomFloats.ToDoubles(parameter.Tensor.Values), 0, beta1: 0.5, beta2: 0.75, epsilon: 0.125);
        var optimizer = new AdamW { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f }.Start([new([parameter], 0)]);
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = RandomFloats.Uniform(9, seed: step);
            gradient.CopyTo(parameter.Tensor.Gradient);
            optimizer.Step(0.01f);
            reference.Step(RandomFloats.ToDoubles(gradient), 0.01f);
        }
        Expect.AllClose(reference.Weights, parameter.Tensor.Values, Tolerance.Operation, "weights");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1f)]
    public void Of_a_table_touched_rows_move_as_the_reference_and_others_not_by_a_bit(float decay)
    {
        const int width = 5;
        var table = Filled(new Parameter("weight", Shape.Matrix(8, width), isLookup: true));
        var start = table.Tensor.Values.ToArray();
        var reference = new ReferenceAdamW(RandomFloats.ToDoubles(start), decay);
        var optimizer = new AdamW().Start([new([table], decay)]);
        var random = new Random(1);
        for (var step = 1; step <= Steps; step++)
        {
            table.ClearGradient();
            // Rows 0 and 7 come never, 1 always, the others now and then.
            var touched = Enumerable.Range(1, 6).Where(row => row == 1 || random.Next(3) == 0).Reverse().ToHashSet();
            var gradient = RandomFloats.Uniform(8 * width, seed: step);
            foreach (var row in touched)
            {
                table.TouchedRows!.Add(row);
                gradient.AsSpan(row * width, width).CopyTo(table.Tensor.Gradient[(row * width)..]);
            }
            optimizer.Step(0.05f);
            reference.Step(RandomFloats.ToDoubles(gradient), 0.05f, moves: i => touched.Contains(i / width));
            Expect.AllClose(reference.Weights, table.Tensor.Values, Tolerance.Operation, $"step {step}");
        }
        Expect.SameBits(start.AsSpan(0, width), table.Tensor.Values[..width], "row 0");
        Expect.SameBits(start.AsSpan(7 * width, width), table.Tensor.Values[(7 * width)..], "row 7");
    }

    [Fact]
    public void Each_group_has_its_own_decay()
    {
        var (kept, faded) = (Filled(new Parameter("a", Shape.Vector(6))), Filled(new Parameter("b", Shape.Vector(6))));
        var start = kept.Tensor.Values.ToArray();
        new AdamW().Start([new([kept], 0), new([faded], 0.5f)]).Step(0.1f);
        Expect.SameBits(start, kept.Tensor.Values, "without decay and gradient");
        Expect.AllClose([.. start.Select(weight => weight * (1 - 0.1 * 0.5))], faded.Tensor.Values, Tolerance.Kernel, "with decay");
    }

    [Fact]
    public void The_first_step_goes_as_far_as_the_learning_rate_against_the_gradient()
    {
        var parameter = new Parameter("weight", Shape.Vector(3));
        parameter.ClearGradient();
        new[] { 1e-3f, -1e3f, 0 }.CopyTo(parameter.Tensor.Gradient);
        new AdamW().Start([new([parameter], 0)]).Step(0.5f);
        Expect.AllClose([-0.5 * 1e-3 / (1e-3 + 1e-8), 0.5, 0], parameter.Tensor.Values, Tolerance.Operation, "weights");
    }

    [Fact]
    public void A_step_is_seen_by_products_with_the_weight()
    {
        var parameter = Filled(new Parameter("weight", Shape.Matrix(4, 4)));
        var before = parameter.PackedRows.ToArray();
        parameter.Tensor.Gradient.Fill(1);
        new AdamW().Start([new([parameter], 0)]).Step(0.1f);
        Assert.NotEqual(before, parameter.PackedRows.ToArray());
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var (matrix, table) = (Filled(new Parameter("a", Shape.Matrix(20, 30))), Filled(new Parameter("b", Shape.Matrix(50, 8), isLookup: true)));
        var optimizer = new AdamW().Start([new([matrix], 0.1f), new([table], 0)]);
        table.TouchedRows!.Add(3);
        Assert.Equal(0, Allocations.Of(() => optimizer.Step(0.1f)));
    }

    private static Parameter Filled(Parameter parameter)
    {
        RandomFloats.Uniform(parameter.Tensor.Shape.Length, seed: 99).CopyTo(parameter.Tensor.Values);
        parameter.OnChanged();
        parameter.ClearGradient();
        return parameter;
    }
}
