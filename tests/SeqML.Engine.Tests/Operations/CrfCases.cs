using SeqML.Engine.Autograd.Operations.Crf;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of the conditional random field: with and without rules, of usual scores and of such that a likely tag cannot follow the likely ones.</summary>
internal static class CrfCases
{
    public static IEnumerable<OperationCase> All =>
        from lengths in new int[][] { [1], [4], [1, 1, 1], [5, 3, 3, 1], [7, 6, 5, 5, 4, 3, 3, 2, 2, 1, 1] }
        from tags in new[] { 1, 2, 5, 17, 34 }
        where tags < 17 || lengths.Length == 4
        from ruled in new[] { false, true }
        where tags is > 1 and < 34 || !ruled
        from range in new[] { 1f, 60f }
        where range == 1 || tags is 2 or 5
        select Create(lengths, tags, ruled, range);

    private static OperationCase Create(int[] lengths, int count, bool ruled, float range)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        var rules = ruled ? Rules(count) : [];
        var tags = TrueTags(lengths, count, rules);
        return new OperationCase(
            typeof(CrfLikelihoodOperation),
            $"CRF of {count} tags over {string.Join(' ', lengths)}, rules {ruled}, scores to {range}",
            [
                new("emissions", Shape.Matrix(sequences.Rows, count), Range: range), new("transitions", Shape.Matrix(count, count), Range: range),
                new("start", Shape.Vector(count)), new("end", Shape.Vector(count)),
            ],
            (tape, p) => CrfLikelihoodOperation.Apply(tape, p[0].Tensor, sequences, new CrfWeights(p[1], p[2], p[3], rules), tags),
            v => [CrfReference.Loss(v[0], v[1], v[2], v[3], lengths, tags, rules)]);
    }

    /// <summary>Each tag may follow itself and one more, and all may follow tag 0; only even tags may start, and only the last may not end.</summary>
    private static bool[] Rules(int count)
    {
        var rules = new bool[count * count + 2 * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
                rules[i * count + j] = i == 0 || j == i || j == (i + 1) % count;
            rules[count * count + i] = i % 2 == 0;
            rules[count * count + count + i] = i < count - 1;
        }
        return rules;
    }

    private static int[] TrueTags(int[] lengths, int count, bool[] rules)
    {
        var tags = new int[lengths.Sum()];
        foreach (var (b, rows) in PackedRows.Of(lengths).Index())
            for (var t = 0; t < rows.Length; t++)
                tags[rows[t]] = rules.Length == 0 ? (3 * b + 5 * t) % count : t < 2 ? 0 : t == rows.Length - 1 ? tags[rows[t - 1]] : Math.Min(count - 2, t - 1);
        return tags;
    }
}
