using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Tensors of more numbers than one piece of work has: the table's are too small for that.</summary>
public sealed class PiecesTests
{
    private const int Length = 40_001;
    private const float Probability = 0.25f;

    private readonly Tensor x = Numbers(seed: 1);
    private readonly Tensor f = Numbers(seed: 2);
    private readonly float[] dy = OperationCase.Projection(Length);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Dropout_drops_by_the_place_in_the_whole(int threads)
    {
        var y = Run(threads, tape => DropoutOperation.Apply(tape, x, Probability, new SeededRandom(7)));
        var keeps = DropoutMask.Keeps(Length, Probability, seed: 7);
        Expect.SameBits(Dropped(x.Values, keeps), y, "values");
        Expect.SameBits(Dropped(dy, keeps), x.Gradient, "gradient");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_residual_drops_what_is_added_by_the_place_in_the_whole(int threads)
    {
        var y = Run(threads, tape => ResidualOperation.Apply(tape, x, f, Probability, new SeededRandom(7)));
        var keeps = DropoutMask.Keeps(Length, Probability, seed: 7);
        var added = Dropped(f.Values, keeps);
        var expected = new float[Length];
        for (var i = 0; i < Length; i++)
            expected[i] = x.Values[i] + added[i];
        Expect.SameBits(expected, y, "values");
        Expect.SameBits(dy, x.Gradient, "gradient of x");
        Expect.SameBits(Dropped(dy, keeps), f.Gradient, "gradient of what is added");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gelu_reaches_every_number(int threads)
    {
        var y = Run(threads, tape => GeluOperation.Apply(tape, x));
        var (values, gradient) = (new float[Length], new float[Length]);
        ElementwiseKernels.Gelu(x.Values, values);
        GeluKernel.Backward(x.Values, dy, gradient);
        Expect.SameBits(values, y, "values");
        Expect.SameBits(gradient, x.Gradient, "gradient");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Layer_norm_adds_up_all_its_rows(int threads)
    {
        const int rows = 150, features = 5; // several blocks, the last one not whole
        var input = new Parameter("x", Shape.Matrix(rows, features));
        var (gain, bias) = (new Parameter("gain", Shape.Vector(features)), new Parameter("bias", Shape.Vector(features)));
        foreach (var (parameter, seed) in new[] { (input, 3), (gain, 4), (bias, 5) })
        {
            RandomFloats.Uniform(parameter.Tensor.Shape.Length, seed).CopyTo(parameter.Tensor.Values);
            parameter.ClearGradient();
        }
        using var workers = new Workers(threads);
        var tape = new Tape(records: true, workers);
        var weights = OperationCase.Projection(rows * features);
        tape.Backward(ProjectionOperation.Apply(tape, LayerNormOperation.Apply(tape, input.Tensor, gain, bias, 1e-5f), weights));

        var (ofGain, ofBias) = (new double[features], new double[features]);
        for (var row = 0; row < rows; row++)
        {
            var numbers = RandomFloats.ToDoubles(input.Tensor.Values.Slice(row * features, features));
            var mean = numbers.Average();
            var deviation = Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)) + 1e-5);
            for (var i = 0; i < features; i++)
            {
                ofGain[i] += weights[row * features + i] * (numbers[i] - mean) / deviation;
                ofBias[i] += weights[row * features + i];
            }
        }
        Expect.AllClose(ofGain, gain.Tensor.Gradient, Tolerance.Operation, rows, "gradient of the gain");
        Expect.AllClose(ofBias, bias.Tensor.Gradient, Tolerance.Operation, rows, "gradient of the bias");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_are_gathered_and_columns_joined_to_the_last_one(int threads)
    {
        const int features = 7, rows = Length / features; // of 40,000 numbers
        var table = Numbers(Shape.Matrix(rows / 2, features), seed: 3);
        var beside = Numbers(Shape.Matrix(rows, 1), seed: 4);
        var indices = Enumerable.Range(0, rows).Select(n => n * 31 % (rows / 2)).ToArray();
        using var workers = new Workers(threads);
        var tape = new Tape(records: true, workers);
        var y = JoinColumnsOperation.Apply(tape, GatherRowsOperation.Apply(tape, table, indices), beside);
        var weights = OperationCase.Projection(y.Shape.Length);
        tape.Backward(ProjectionOperation.Apply(tape, y, weights));

        var (ofTable, ofBeside) = (new float[table.Shape.Length], new float[rows]);
        for (var n = 0; n < rows; n++)
        {
            Expect.SameBits(table.Values.Slice(indices[n] * features, features), y.Values.Slice(n * (features + 1), features), $"row {n}");
            Assert.Equal(beside.Values[n], y.Values[n * (features + 1) + features]);
            for (var f = 0; f < features; f++)
                ofTable[indices[n] * features + f] += weights[n * (features + 1) + f];
            ofBeside[n] = weights[n * (features + 1) + features];
        }
        Expect.SameBits(ofTable, table.Gradient, "gradient of the rows");
        Expect.SameBits(ofBeside, beside.Gradient, "gradient of the column beside them");
    }

    [Fact]
    public void Gathering_and_joining_allocate_nothing_and_pass_by_what_keeps_no_gradient()
    {
        var (known, constant) = (Numbers(Shape.Matrix(5, 3), seed: 5), new Tensor(Shape.Matrix(4, 2)));
        int[] indices = [4, 0, 4, 1];
        var weights = OperationCase.Projection(4 * (3 + 2 + 2));
        foreach (var records in new[] { true, false })
        {
            var tape = new Tape(records);
            Assert.Equal(0, Allocations.Of(() =>
            {
                var y = JoinColumnsOperation.Apply(tape, GatherRowsOperation.Apply(tape, known, indices), GatherRowsOperation.Apply(tape, constant, [0, 0, 3, 3]), constant);
                if (records)
                    tape.Backward(ProjectionOperation.Apply(tape, y, weights));
                tape.Reset();
            }));
        }
        Assert.False(constant.HasGradient);
    }

    private float[] Run(int threads, Func<Tape, Tensor> apply)
    {
        using var workers = new Workers(threads);
        var tape = new Tape(records: true, workers);
        var y = apply(tape);
        tape.Backward(ProjectionOperation.Apply(tape, y, dy));
        return y.Values.ToArray();
    }

    private static float[] Dropped(ReadOnlySpan<float> numbers, bool[] keeps)
    {
        var result = new float[Length];
        for (var i = 0; i < Length; i++)
            result[i] = keeps[i] ? numbers[i] * (1 / (1 - Probability)) : 0;
        return result;
    }

    private static Tensor Numbers(int seed) => Numbers(Shape.Vector(Length), seed);

    private static Tensor Numbers(Shape shape, int seed)
    {
        var tensor = new Tensor(shape);
        RandomFloats.Uniform(shape.Length, seed).CopyTo(tensor.Values);
        tensor.KeepGradient();
        return tensor;
    }
}
