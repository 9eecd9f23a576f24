using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.TestKit;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

public sealed class OptimizerTests
{
    private const int Steps = 20;

    private static readonly Dictionary<string, Optimizer> Rules = new()
    {
        ["sgd"] = new Sgd(),
        ["momentum"] = new Sgd { Momentum = 0.9f },
        ["dampening"] = new Sgd { Momentum = 0.75f, Dampening = 0.5f },
        ["nesterov"] = new Sgd { Momentum = 0.9f, Nesterov = true },
        ["adagrad"] = new Adagrad(),
        ["adagrad with all"] = new Adagrad { InitialAccumulator = 0.5f, LearningRateDecay = 0.125f, Epsilon = 0.25f },
        ["rmsprop"] = new RmsProp(),
        ["rmsprop with momentum"] = new RmsProp { Momentum = 0.9f, Alpha = 0.75f },
        ["centered"] = new RmsProp { Centered = true, Epsilon = 0.125f },
        ["rmsprop with all"] = new RmsProp { Centered = true, Momentum = 0.5f, Alpha = 0.75f, Epsilon = 0.25f },
        ["adam"] = new Adam(),
        ["adam with all"] = new Adam { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f },
        ["adamw"] = new AdamW(),
        ["adamw with all"] = new AdamW { Beta1 = 0.5f, Beta2 = 0.75f, Epsilon = 0.125f },
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    public static TheoryData<string, float, float> Cases
    {
        get
        {
            var cases = new TheoryData<string, float, float>();
            foreach (var name in Rules.Keys)
            {
                cases.Add(name, 0, 1);
                cases.Add(name, 0.125f, 1);
                cases.Add(name, 0.0625f, 0.25f);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twenty_steps_of_a_matrix_are_those_of_the_reference(string name, float decay, float scale)
    {
        var parameter = Filled(new Parameter("weight", Shape.Matrix(3, 37)));
        var reference = new ReferenceOptimizer(Rules[name], RandomFloats.ToDoubles(parameter.Tensor.Values), decay);
        var optimizer = Rules[name].Start([new([parameter], decay)]);
        for (var step = 1; step <= Steps; step++)
        {
            var (gradient, rate) = (RandomFloats.Uniform(3 * 37, seed: step, range: 3), 0.1f / step);
            gradient.CopyTo(parameter.Tensor.Gradient);
            optimizer.Step(rate, scale);
            reference.Step(RandomFloats.ToDoubles(gradient), rate, scale);
            Expect.AllClose(reference.Weights, parameter.Tensor.Values, Tolerance.Operation, $"step {step}");
        }
        Assert.Equal(Steps, optimizer.Steps);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_a_table_touched_rows_move_as_the_reference_and_others_not_by_a_bit(string name, float decay, float scale)
    {
        const int width = 5;
        var table = Filled(new Parameter("weight", Shape.Matrix(8, width), isLookup: true));
        var start = table.Tensor.Values.ToArray();
        var reference = new ReferenceOptimizer(Rules[name], RandomFloats.ToDoubles(start), decay);
        var optimizer = Rules[name].Start([new([table], decay)]);
        var initial = optimizer.State.Select(tensor => tensor.Values.ToArray()).ToArray();
        var random = new Random(1);
        for (var step = 1; step <= Steps; step++)
        {
            // Rows 0 and 7 come never, 1 always, the others now and then.
            var touched = Enumerable.Range(1, 6).Where(row => row == 1 || random.Next(3) == 0).Reverse().ToHashSet();
            var gradient = RandomFloats.Uniform(8 * width, seed: step);
            Touch(table, touched, gradient);
            optimizer.Step(0.05f, scale);
            reference.Step(RandomFloats.ToDoubles(gradient), 0.05f, scale, i => touched.Contains(i / width));
            Expect.AllClose(reference.Weights, table.Tensor.Values, Tolerance.Operation, $"step {step}");
        }
        foreach (var row in new[] { 0, 7 })
        {
            Expect.SameBits(start.AsSpan(row * width, width), table.Tensor.Values.Slice(row * width, width), $"row {row}");
            foreach (var (state, before) in optimizer.State.Zip(initial))
                Expect.SameBits(before.AsSpan(row * width, width), state.Values.Slice(row * width, width), $"memory of row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        float[] Train(Workers workers)
        {
            // 50,000 weights are four pieces, the last one odd.
            var (matrix, table) = (Filled(new Parameter("a", Shape.Matrix(1000, 50))), Filled(new Parameter("b", Shape.Matrix(40, 7), isLookup: true)));
            var optimizer = Rules[name].Start([new([matrix], 0.125f), new([table], 0)], workers);
            for (var step = 1; step <= 4; step++)
            {
                RandomFloats.Uniform(50_000, seed: step).CopyTo(matrix.Tensor.Gradient);
                Touch(table, [39, step, 20, 5, 11], RandomFloats.Uniform(280, seed: -step));
                optimizer.Step(0.05f, 0.5f);
            }
            return [.. matrix.Tensor.Values, .. table.Tensor.Values, .. optimizer.State.SelectMany(tensor => tensor.Values.ToArray())];
        }
        var expected = Train(Workers.Alone);
        foreach (var count in new[] { 2, 3, 8 })
        {
            using var workers = new Workers(count);
            Expect.SameBits(expected, Train(workers), $"{count} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_that_is_given_the_state_and_steps_of_another_goes_on_with_its_bits(string name)
    {
        (Parameter, Parameter) Parameters() => (Filled(new Parameter("a", Shape.Matrix(4, 9))), Filled(new Parameter("b", Shape.Matrix(6, 5), isLookup: true)));
        RunningOptimizer Start((Parameter Matrix, Parameter Table) parameters) => Rules[name].Start([new([parameters.Matrix], 0.125f), new([parameters.Table], 0)]);
        void Run(RunningOptimizer optimizer, (Parameter Matrix, Parameter Table) parameters, int from, int to)
        {
            for (var step = from; step < to; step++)
            {
                RandomFloats.Uniform(36, seed: step).CopyTo(parameters.Matrix.Tensor.Gradient);
                Touch(parameters.Table, [step % 6, (step + 2) % 6], RandomFloats.Uniform(30, seed: -step));
                optimizer.Step(0.05f);
            }
        }
        var through = Parameters();
        var whole = Start(through);
        Run(whole, through, 0, 7);
        var (again, fresh) = (Parameters(), Parameters());
        var stopped = Start(again);
        Run(stopped, again, 0, 3);

        again.Item1.Tensor.Values.CopyTo(fresh.Item1.Tensor.Values);
        again.Item2.Tensor.Values.CopyTo(fresh.Item2.Tensor.Values);
        var resumed = Start(fresh);
        foreach (var (from, to) in stopped.State.Zip(resumed.State))
            from.Values.CopyTo(to.Values);
        resumed.Steps = stopped.Steps;
        Run(resumed, fresh, 3, 7);

        Expect.SameBits(through.Item1.Tensor.Values, fresh.Item1.Tensor.Values, "matrix");
        Expect.SameBits(through.Item2.Tensor.Values, fresh.Item2.Tensor.Values, "table");
        Assert.Equal(whole.State.Count(), resumed.State.Count());
        foreach (var (expected, found) in whole.State.Zip(resumed.State))
            Expect.SameBits(expected.Values, found.Values, "state");
    }

    [Theory]
    [InlineData("sgd", 0)]
    [InlineData("momentum", 1)]
    [InlineData("adagrad", 1)]
    [InlineData("rmsprop", 1)]
    [InlineData("centered", 2)]
    [InlineData("rmsprop with momentum", 2)]
    [InlineData("rmsprop with all", 3)]
    [InlineData("adam", 2)]
    [InlineData("adamw", 2)]
    public void A_rule_remembers_no_more_than_it_needs(string name, int memories) =>
        Assert.Equal(memories, Rules[name].Start([new([new Parameter("a", Shape.Vector(3))], 0)]).State.Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing_and_is_seen_by_products_with_the_weight(string name)
    {
        var (matrix, table) = (Filled(new Parameter("a", Shape.Matrix(20, 30))), Filled(new Parameter("b", Shape.Matrix(50, 8), isLookup: true)));
        var packed = matrix.PackedRows.ToArray();
        matrix.Tensor.Gradient.Fill(1);
        var optimizer = Rules[name].Start([new([matrix], 0.1f), new([table], 0)]);
        table.TouchedRows!.Add(3);
        Assert.Equal(0, Allocations.Of(() => optimizer.Step(0.1f)));
        Assert.NotEqual(packed, matrix.PackedRows.ToArray());
    }

    private static void Touch(Parameter table, IEnumerable<int> rows, float[] gradient)
    {
        var width = table.Tensor.Shape.Columns;
        table.ClearGradient();
        foreach (var row in rows)
        {
            table.TouchedRows!.Add(row);
            gradient.AsSpan(row * width, width).CopyTo(table.Tensor.Gradient[(row * width)..]);
        }
    }

    private static Parameter Filled(Parameter parameter)
    {
        RandomFloats.Uniform(parameter.Tensor.Shape.Length, seed: 99).CopyTo(parameter.Tensor.Values);
        parameter.OnChanged();
        parameter.ClearGradient();
        return parameter;
    }
}
