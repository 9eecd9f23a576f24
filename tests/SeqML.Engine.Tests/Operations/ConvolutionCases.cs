using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of the convolution, alone and two widths side by side, and of the rectifier.</summary>
internal static class ConvolutionCases
{
    public static IEnumerable<OperationCase> All => Convolutions().Concat(Rectifiers());

    private static IEnumerable<OperationCase> Convolutions() =>
        from size in new (int[] Lengths, int I, int O)[] { ([1], 1, 1), ([4], 2, 3), ([5, 3, 3, 1], 4, 3), ([1, 1, 1], 3, 2), ([6, 2], 17, 5) }
        from widths in new int[][] { [1], [2], [3], [4], [5], [2, 3] }
        select Create(size.Lengths, size.I, size.O, widths);

    private static OperationCase Create(int[] lengths, int inputs, int outputs, int[] widths)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        var columns = widths.Length * outputs;
        return new OperationCase(
            typeof(ConvolutionOperation),
            $"convolution of width {string.Join(" and ", widths)} over {string.Join(' ', lengths)}, {inputs} to {outputs}",
            [
                new("x", Shape.Matrix(lengths.Sum(), inputs)),
                .. widths.SelectMany(width => new Operand[] { new("weight", Shape.Filters(outputs, inputs, width)), new("bias", Shape.Vector(outputs)) }),
            ],
            Run,
            Reference);

        Tensor Run(Tape tape, Parameter[] p)
        {
            var y = tape.Allocate(Shape.Matrix(sequences.Rows, columns));
            for (var w = 0; w < widths.Length; w++)
                ConvolutionOperation.Apply(tape, p[0].Tensor, sequences, p[2 * w + 1], p[2 * w + 2], y, offset: w * outputs);
            return y;
        }

        double[] Reference(double[][] v)
        {
            var y = new double[sequences.Rows * columns];
            for (var w = 0; w < widths.Length; w++)
                ConvolutionReference.Apply(v[0], inputs, lengths, v[2 * w + 1], widths[w], v[2 * w + 2], y, columns, offset: w * outputs);
            return y;
        }
    }

    private static IEnumerable<OperationCase> Rectifiers() =>
        from size in new (int Rows, int Columns)[] { (1, 1), (3, 5), (9, 17) }
        select new OperationCase(
            typeof(ReluOperation),
            $"relu [{size.Rows}, {size.Columns}]",
            [new("x", Shape.Matrix(size.Rows, size.Columns))],
            (tape, p) => ReluOperation.Apply(tape, p[0].Tensor),
            v => [.. v[0].Select(x => Math.Max(x, 0))]);
}
