using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of the recurrent cells: forward, reversed, and both side by side in one result.</summary>
internal static class RecurrentCases
{
    public static IEnumerable<OperationCase> All =>
    [
        .. Of<LstmCell>("lstm", LstmReference.Step),
        .. Of<PeepholeLstmCell>("lstm with peepholes", PeepholeLstmReference.Step),
        .. Of<LayerNormLstmCell>("lstm with layer norm", LayerNormLstmReference.Step, leastInputs: 2), // one input only scales the sums, and normalization takes that away
        .. Of<GruCell>("gru", GruReference.Step),
        .. Of<ResetBeforeGruCell>("gru, reset before", ResetBeforeGruReference.Step),
        .. Of<TanhCell>("tanh", PlainReference.Tanh),
        .. Of<ReluCell>("relu", PlainReference.Relu).Select(RectifierKinks.Avoid),
    ];

    private static IEnumerable<OperationCase> Of<TCell>(string cell, ReferenceStep step, int leastInputs = 1)
        where TCell : struct, IRecurrentCell =>
        from size in new (int[] Lengths, int I, int H)[]
        {
            ([1], 1, 1),
            ([4], 2, 1),
            ([5, 3, 3, 1], 4, 3),
            ([1, 1, 1], 3, 3),
            ([4, 3, 3, 2, 1, 1, 1, 1, 1], 2, 3), // enough sequences to be divided, the last of them short
            ([3, 2], 5, 16),
            ([2, 2, 1], 4, 17),
            ([3, 1], 2, 33),
        }
        from directions in new bool[][] { [false], [true], [false, true] }
        where size.I >= leastInputs && (size.H < 20 || directions.Length == 1) // differences of many weights take long
        select Create<TCell>(cell, step, size.Lengths, size.I, size.H, directions);

    private static OperationCase Create<TCell>(string cell, ReferenceStep step, int[] lengths, int inputs, int size, bool[] reversed)
        where TCell : struct, IRecurrentCell
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        var columns = reversed.Length * size;
        var way = reversed.Length == 2 ? "both ways" : reversed[0] ? "reversed" : "forward";
        var each = RecurrentOperands<TCell>.All(inputs, size);
        return new OperationCase(
            typeof(RecurrentOperation<TCell>),
            $"{cell} {way} over {string.Join(' ', lengths)}, {inputs} to {size}",
            [new("x", Shape.Matrix(lengths.Sum(), inputs)), .. reversed.SelectMany(_ => each)],
            Run,
            Reference);

        Tensor Run(Tape tape, Parameter[] p)
        {
            RecurrentWeights? At(int d) => d < 0 ? null : RecurrentOperands<TCell>.Of(p.AsSpan(1 + d * each.Length, each.Length));
            return RecurrentOperation<TCell>.Apply(tape, p[0].Tensor, sequences, At(Array.IndexOf(reversed, false)), At(Array.IndexOf(reversed, true)));
        }

        double[] Reference(double[][] v)
        {
            var y = new double[sequences.Rows * columns];
            for (var d = 0; d < reversed.Length; d++)
                RecurrentReference.Apply(step, v[0], inputs, lengths, size, RecurrentOperands<TCell>.Of(v.AsSpan(1 + d * each.Length, each.Length), size),
                    reversed[d], y, columns, offset: d * size);
            return y;
        }
    }
}
