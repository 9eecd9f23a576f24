using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Convolution;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of the convolution, alone and widths side by side, and of the rectifier.</summary>
internal static class ConvolutionCases
{
    public static IEnumerable<OperationCase> All => Convolutions().Concat(Rectifiers());

    /// <summary>With all gradients; and with one in twenty, which backward treats one by one.</summary>
    private static IEnumerable<OperationCase> Convolutions() =>
        from size in new (int[] Lengths, int I, int O)[] { ([1], 1, 1), ([4], 2, 3), ([5, 3, 3, 1], 4, 3), ([1, 1, 1], 3, 2), ([6, 2], 17, 5), ([100, 3], 2, 2) }
        from widths in new int[][] { [1], [2], [3], [4], [5], [2, 3], [3, 4, 5], [5, 1, 3] }
        from dilation in widths.Length == 3 ? [1] : new[] { 1, 2, 3 }
        where dilation == 1 || size.Lengths[0] > 1
        from dropped in new[] { 0, 0.95f }
        select Create(size.Lengths, size.I, size.O, widths, dilation, dropped);

    private static OperationCase Create(int[] lengths, int inputs, int outputs, int[] widths, int dilation, float dropped)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        var columns = widths.Length * outputs;
        var keeps = DropoutMask.Keeps(sequences.Rows * columns, dropped, seed: 7);
        return new OperationCase(
            typeof(ConvolutionOperation),
            $"convolution of width {string.Join(" and ", widths)} dilated by {dilation} over {string.Join(' ', lengths)}, {inputs} to {outputs}, {dropped} dropped",
            [
                new("x", Shape.Matrix(lengths.Sum(), inputs)),
                .. widths.SelectMany(width => new Operand[] { new("weight", Shape.Filters(outputs, inputs, width)), new("bias", Shape.Vector(outputs)) }),
            ],
            Run,
            Reference);

        Tensor Run(Tape tape, Parameter[] p)
        {
            var filters = new FilterBank([.. widths.Select((_, w) => (p[2 * w + 1], p[2 * w + 2]))], dilation);
            var y = ConvolutionOperation.Apply(tape, p[0].Tensor, sequences, filters);
            return dropped == 0 ? y : DropoutOperation.Apply(tape, y, dropped, new SeededRandom(7));
        }

        double[] Reference(double[][] v)
        {
            var y = new double[sequences.Rows * columns];
            for (var w = 0; w < widths.Length; w++)
                ConvolutionReference.Apply(v[0], inputs, lengths, v[2 * w + 1], widths[w], dilation, v[2 * w + 2], y, columns, offset: w * outputs);
            return dropped == 0 ? y : DropoutReference.Apply(y, keeps, dropped);
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
