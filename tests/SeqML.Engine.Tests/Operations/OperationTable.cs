using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Every operation, each at several shapes: one row is all that a new operation needs to be tested.</summary>
internal static class OperationTable
{
    private static readonly int[][] Batches = [[1], [4], [1, 1, 1], [5, 3, 3, 1]];

    private static readonly Dictionary<string, OperationCase> Rows =
        Linear().Concat(Lookup()).Concat(Dropout()).Concat(LossCases.All).Concat(Pooling()).Concat(ConvolutionCases.All).Concat(NormalizationCases.All).Concat(AttentionCases.All).Concat(RowsCases.All).Concat(Residual()).Concat(RecurrentCases.All).Concat(CrfCases.All)
            .ToDictionary(row => row.Name);

    public static TheoryData<string> Names => [.. Rows.Keys];

    /// <summary>The operations that have a row.</summary>
    public static IEnumerable<Type> Operations => Rows.Values.Select(row => row.Operation).Distinct();

    public static OperationCase Row(string name) => Rows[name];

    private static IEnumerable<OperationCase> Linear() => (
        from size in new (int N, int I, int O)[] { (1, 1, 1), (1, 3, 5), (5, 7, 3), (13, 16, 17), (12, 33, 2), (3, 260, 2) }
        select new OperationCase(
            typeof(LinearOperation),
            $"linear [{size.N}, {size.I}] to {size.O}",
            [new("x", Shape.Matrix(size.N, size.I)), new("weight", Shape.Matrix(size.O, size.I)), new("bias", Shape.Vector(size.O))],
            (tape, p) => LinearOperation.Apply(tape, p[0].Tensor, p[1], p[2]),
            v => LinearReference.Apply(v[0], v[1], v[2], size.I))).Concat(
        from part in new (int Start, int Outputs)[] { (0, 4), (4, 4), (8, 4), (4, 8), (0, 12), (11, 1) }
        select new OperationCase(
            typeof(LinearOperation),
            $"linear, outputs from {part.Start} on, {part.Outputs}",
            [new("x", Shape.Matrix(5, 7)), new("weight", Shape.Matrix(12, 7)), new("bias", Shape.Vector(12))],
            (tape, p) => LinearOperation.Apply(tape, p[0].Tensor, p[1], p[2], part.Start, part.Outputs),
            v => [.. LinearReference.Apply(v[0], v[1], v[2], 7).Chunk(12).SelectMany(row => row[part.Start..(part.Start + part.Outputs)])])).Append(
        new OperationCase(
            typeof(LinearOperation),
            "linear without bias",
            [new("x", Shape.Matrix(5, 7)), new("weight", Shape.Matrix(4, 7))],
            (tape, p) => LinearOperation.Apply(tape, p[0].Tensor, p[1], null),
            v => LinearReference.Apply(v[0], v[1], new double[4], 7)));

    private static IEnumerable<OperationCase> Lookup()
    {
        int[] ids = [3, 0, 5, 3, 3, 0, 1];
        return
            from width in new[] { 1, 3, 17 }
            from padding in new[] { -1, 0, 3 }
            let shape = Shape.Matrix(7, width)
            let constants = RowOf(new Operand("weight", shape), padding)
            select new OperationCase(
                typeof(LookupOperation),
                $"lookup of {width}, padding id {padding}",
                [new("weight", shape, IsLookup: true)],
                (tape, p) => LookupOperation.Apply(tape, ids, p[0], padding),
                v => LookupReference.Apply(v[0], ids, width, padding, constants));
    }

    /// <summary>The row of the table as it is before the differences move it.</summary>
    private static double[] RowOf(Operand operand, int row) => row < 0 ? [] :
        TestKit.RandomFloats.ToDoubles(operand.Create(seed: 100).Tensor.Values.Slice(row * operand.Shape.Columns, operand.Shape.Columns));

    private static IEnumerable<OperationCase> Dropout() =>
        from size in new (int Rows, int Columns)[] { (1, 1), (4, 5), (9, 17) }
        from probability in new[] { 0.1f, 0.5f }
        let keeps = DropoutMask.Keeps(size.Rows * size.Columns, probability, seed: 7)
        select new OperationCase(
            typeof(DropoutOperation),
            $"dropout [{size.Rows}, {size.Columns}] of {probability}",
            [new("x", Shape.Matrix(size.Rows, size.Columns))],
            (tape, p) => DropoutOperation.Apply(tape, p[0].Tensor, probability, new SeededRandom(7)),
            v => DropoutReference.Apply(v[0], keeps, probability));

    private static IEnumerable<OperationCase> Residual() =>
        from size in new (int Rows, int Columns)[] { (1, 1), (4, 5), (9, 17) }
        from probability in new[] { 0, 0.1f, 0.5f }
        let keeps = DropoutMask.Keeps(size.Rows * size.Columns, probability, seed: 7)
        select new OperationCase(
            typeof(ResidualOperation),
            $"residual [{size.Rows}, {size.Columns}], dropout of {probability}",
            [new("x", Shape.Matrix(size.Rows, size.Columns)), new("added", Shape.Matrix(size.Rows, size.Columns))],
            (tape, p) => ResidualOperation.Apply(tape, p[0].Tensor, p[1].Tensor, probability, new SeededRandom(7)),
            v => [.. v[0].Zip(DropoutReference.Apply(v[1], keeps, probability), (x, added) => x + added)]);

    private static IEnumerable<OperationCase> Pooling() =>
        from lengths in Batches
        from features in new[] { 1, 6, 34 }
        let x = new Operand("x", Shape.Matrix(lengths.Sum(), features))
        let name = $"over {string.Join(' ', lengths)} of {features}"
        let sequences = Packed(lengths)
        from row in new OperationCase[]
        {
            new(typeof(MaxOverTimeOperation), $"max {name}", [x], (tape, p) => MaxOverTimeOperation.Apply(tape, p[0].Tensor, sequences),
                v => PoolingReference.Max(v[0], lengths, features)),
            new(typeof(MeanOverTimeOperation), $"mean {name}", [x], (tape, p) => MeanOverTimeOperation.Apply(tape, p[0].Tensor, sequences),
                v => PoolingReference.Mean(v[0], lengths, features)),
            new(typeof(LastStateOperation), $"last {name}, 1 direction", [x],
                (tape, p) => LastStateOperation.Apply(tape, p[0].Tensor, sequences, 1),
                v => PoolingReference.Last(v[0], lengths, features, 1)),
            new(typeof(LastStateOperation), $"last {name}, 2 directions", [x],
                (tape, p) => LastStateOperation.Apply(tape, p[0].Tensor, sequences, 2),
                v => PoolingReference.Last(v[0], lengths, features, 2)),
        }
        where features % 2 == 0 || !row.Name.EndsWith("2 directions", StringComparison.Ordinal)
        select row;

    private static PackedSequences Packed(int[] lengths)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        return sequences;
    }
}
