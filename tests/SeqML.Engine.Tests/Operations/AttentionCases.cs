using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of attention: within a sequence and across two, causal, with a mask, with dropout, and with more queries than a block has.</summary>
internal static class AttentionCases
{
    private const int Block = 64;

    public static IEnumerable<OperationCase> All => Within().Concat(Across()).Concat(Positions()).Concat(Scores());

    private static IEnumerable<OperationCase> Within() =>
        from size in new (int[] Lengths, int Heads, int D, int E)[]
        {
            ([1], 1, 1, 1), ([4], 2, 3, 2), ([1, 1, 1], 1, 2, 3), ([5, 3, 3, 1], 2, 4, 4), ([17, 2], 1, 5, 3), ([70, 3], 2, 1, 1),
        }
        from causal in new[] { false, true }
        from masked in new[] { false, true }
        from dropout in new[] { 0, 0.3f }
        select CreateWithin(size.Lengths, size.Heads, size.D, size.E, causal, masked, dropout);

    private static OperationCase CreateWithin(int[] lengths, int heads, int d, int e, bool causal, bool masked, float dropout)
    {
        var sequences = Packed(lengths);
        var mask = masked ? Mask(lengths.Sum()) : [];
        // One matrix holds all three, as one product with in_proj_weight gives it.
        var (keys, values) = (heads * d, heads * e);
        var columns = 2 * keys + values;
        return new OperationCase(
            typeof(AttentionOperation),
            $"attention within {string.Join(' ', lengths)}, {heads} heads of {d} and {e}, causal {causal}, mask {masked}, dropout {dropout}",
            [new("qkv", Shape.Matrix(lengths.Sum(), columns), Range: 2)],
            (tape, p) => AttentionOperation.Apply(tape, new(p[0].Tensor, 0, keys), new(p[0].Tensor, keys, keys), new(p[0].Tensor, 2 * keys, values), heads,
                AttentionScope.Within(sequences, causal).Only(mask), dropout, new SeededRandom(7)),
            x => AttentionReference.Apply(Columns(x[0], columns, 0, keys), Columns(x[0], columns, keys, keys), Columns(x[0], columns, 2 * keys, values), heads,
                lengths, lengths, [.. Enumerable.Range(0, lengths.Length)], (t, s, row) => (!causal || s <= t) && (!masked || mask[row]),
                Kept(dropout, heads, lengths, b => PackedRows.Of(lengths)[b].Count(row => !masked || mask[row]))));
    }

    private static IEnumerable<OperationCase> Across() =>
        from size in new (int[] Queries, int[] Memory, int[] Of)[]
        {
            ([1], [1], [0]), ([3], [5], [0]), ([5, 3, 3, 1], [6, 4, 2, 2], [2, 0, 3, 1]), ([4, 2, 2], [5, 1], [1, 0, 1]), ([66, 1], [2, 2], [1, 0]),
        }
        from masked in new[] { false, true }
        from dropout in new[] { 0, 0.3f }
        select CreateAcross(size.Queries, size.Memory, size.Of, masked, dropout);

    private static OperationCase CreateAcross(int[] queryLengths, int[] memoryLengths, int[] memoryOf, bool masked, float dropout)
    {
        const int heads = 2, d = 3, e = 2;
        var (queries, memory) = (Packed(queryLengths), Packed(memoryLengths));
        var mask = masked ? Mask(memoryLengths.Sum()) : [];
        return new OperationCase(
            typeof(AttentionOperation),
            $"attention of {string.Join(' ', queryLengths)} across {string.Join(' ', memoryLengths)}, mask {masked}, dropout {dropout}",
            [
                new("queries", Shape.Matrix(queryLengths.Sum(), heads * d), Range: 2),
                new("keys", Shape.Matrix(memoryLengths.Sum(), heads * d), Range: 2),
                new("values", Shape.Matrix(memoryLengths.Sum(), heads * e)),
            ],
            (tape, p) => AttentionOperation.Apply(tape, new(p[0].Tensor), new(p[1].Tensor), new(p[2].Tensor), heads,
                AttentionScope.Across(queries, memory, memoryOf).Only(mask), dropout, new SeededRandom(7)),
            x => AttentionReference.Apply(x[0], x[1], x[2], heads, queryLengths, memoryLengths, memoryOf, (t, s, row) => !masked || mask[row],
                Kept(dropout, heads, queryLengths, b => PackedRows.Of(memoryLengths)[memoryOf[b]].Count(row => !masked || mask[row]))));
    }

    private static IEnumerable<OperationCase> Positions() =>
        from lengths in new int[][] { [1], [5, 3, 3, 1] }
        from scale in new[] { 1, 2.5f }
        let sequences = Packed(lengths)
        let rows = PackedRows.Of(lengths)
        select new OperationCase(
            typeof(AddPositionsOperation),
            $"positions of {string.Join(' ', lengths)}, scale {scale}",
            [new("x", Shape.Matrix(lengths.Sum(), 3)), new("positions", Shape.Matrix(7, 3))],
            (tape, p) => AddPositionsOperation.Apply(tape, p[0].Tensor, sequences, p[1].Tensor, scale),
            v => [.. v[0].Select((x, i) => scale * x + v[1][rows.Select(sequence => Array.IndexOf(sequence, i / 3)).Max() * 3 + i % 3])]);

    private static IEnumerable<OperationCase> Scores() =>
        from lengths in new int[][] { [1], [4], [5, 3, 3, 1] }
        from size in new[] { 1, 5, 17 }
        let sequences = Packed(lengths)
        let rows = PackedRows.Of(lengths)
        let name = $"over {string.Join(' ', lengths)} of {size}"
        let keys = new Operand("keys", Shape.Matrix(lengths.Sum(), size))
        let queries = new Operand("queries", Shape.Matrix(lengths.Length, size))
        from row in new OperationCase[]
        {
            new(typeof(AdditiveScoresOperation), $"additive scores {name}", [keys, queries, new("vector", Shape.Vector(size))],
                (tape, p) => AdditiveScoresOperation.Apply(tape, p[0].Tensor, sequences, p[1].Tensor, p[2]),
                v => Score(rows, size, (n, b, i) => v[2][i] * Math.Tanh(v[0][n * size + i] + v[1][b * size + i]))),
            new(typeof(AdditiveScoresOperation), $"additive scores without a query {name}", [keys, new("vector", Shape.Vector(size))],
                (tape, p) => AdditiveScoresOperation.Apply(tape, p[0].Tensor, sequences, null, p[1]),
                v => Score(rows, size, (n, _, i) => v[1][i] * Math.Tanh(v[0][n * size + i]))),
            new(typeof(ProductScoresOperation), $"product scores {name}", [keys, queries],
                (tape, p) => ProductScoresOperation.Apply(tape, p[0].Tensor, sequences, p[1].Tensor),
                v => Score(rows, size, (n, b, i) => v[0][n * size + i] * v[1][b * size + i])),
            new(typeof(WeightedMeanOperation), $"weighted mean {name}", [keys, new("scores", Shape.Matrix(lengths.Sum(), 1), Range: 2)],
                (tape, p) => WeightedMeanOperation.Apply(tape, p[0].Tensor, p[1].Tensor, sequences),
                v => [.. rows.SelectMany(own => Enumerable.Range(0, size).Select(i =>
                    own.Sum(n => Math.Exp(v[1][n]) * v[0][n * size + i]) / own.Sum(n => Math.Exp(v[1][n]))))]),
        }
        select row;

    /// <summary>A sum over the features for each row of each sequence.</summary>
    private static double[] Score(int[][] rows, int size, Func<int, int, int, double> term)
    {
        var scores = new double[rows.Sum(own => own.Length)];
        for (var b = 0; b < rows.Length; b++)
            foreach (var n in rows[b])
                scores[n] = Enumerable.Range(0, size).Sum(i => term(n, b, i));
        return scores;
    }

    /// <summary>The factor of each weight: blocks of queries have a seed of their own, and in each the weights are numbered row by row.</summary>
    private static Func<int, int, int, int, double> Kept(float dropout, int heads, int[] lengths, Func<int, int> keysOf)
    {
        if (dropout == 0)
            return (b, h, t, i) => 1;
        var seed = new SeededRandom(7).NextBits();
        var blocks = (lengths.Max() + Block - 1) / Block;
        var keeps = new Dictionary<(int, int, int), bool[]>();
        return (b, h, t, i) =>
        {
            var key = (b, h, t / Block);
            if (!keeps.TryGetValue(key, out var mask))
                mask = keeps[key] = DropoutMask.KeepsBySeed(Block * keysOf(b), dropout, DropoutMask.SeedOf(seed, (b * heads + h) * blocks + t / Block));
            return mask[t % Block * keysOf(b) + i] ? 1 / (1d - dropout) : 0;
        };
    }

    /// <summary>Leaves out every third row, and among them all of some sequences.</summary>
    private static bool[] Mask(int rows) => [.. Enumerable.Range(0, rows).Select(row => row % 3 != 1)];

    private static double[] Columns(double[] x, int columns, int start, int count) =>
        [.. x.Chunk(columns).SelectMany(row => row[start..(start + count)])];

    private static PackedSequences Packed(int[] lengths)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        return sequences;
    }
}
