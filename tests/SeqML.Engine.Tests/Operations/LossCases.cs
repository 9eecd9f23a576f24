using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of the losses in <see cref="OperationTable"/>.</summary>
internal static class LossCases
{
    private const int Ignored = -100;

    private static readonly (int B, int C)[] Sizes = [(1, 1), (1, 2), (4, 3), (2, 37)];

    public static IEnumerable<OperationCase> All => CrossEntropy().Concat(WeightedCrossEntropy()).Concat(BinaryCrossEntropy()).Concat(Distances());

    private static IEnumerable<OperationCase> CrossEntropy() =>
        from size in new (int B, int C)[] { (1, 2), (2, 1), (4, 3), (3, 17), (2, 300) }
        let targets = Enumerable.Range(0, size.B).Select(b => (size.C - 1) * b / size.B).ToArray()
        select new OperationCase(
            typeof(CrossEntropyOperation),
            $"cross-entropy [{size.B}, {size.C}]",
            [Logits(size)],
            (tape, p) => CrossEntropyOperation.Apply(tape, p[0].Tensor, targets),
            v => [CrossEntropyReference.Apply(v[0], targets, size.C)]);

    private static IEnumerable<OperationCase> WeightedCrossEntropy() =>
        from size in Sizes
        from weighted in new[] { false, true }
        from smoothing in new[] { 0, 0.1f, 1 }
        from ignored in new[] { Some.None, Some.First, Some.All }
        let weights = weighted ? Weights(size.C) : null
        let targets = Enumerable.Range(0, size.B).Select(b => ignored == Some.All || (ignored == Some.First && b == 0) ? Ignored : size.C * b / size.B).ToArray()
        let ignoreIndex = ignored == Some.None ? (int?)null : Ignored
        select new OperationCase(
            typeof(WeightedCrossEntropyOperation),
            FormattableString.Invariant($"cross-entropy [{size.B}, {size.C}]{(weighted ? ", weighted" : "")}, smoothing {smoothing}, ignored {ignored}"),
            [Logits(size)],
            (tape, p) => WeightedCrossEntropyOperation.Apply(tape, p[0].Tensor, targets, weights, smoothing, ignoreIndex),
            v => [LossReferences.CrossEntropy(v[0], targets, weights, smoothing, ignoreIndex, size.C)]);

    private static IEnumerable<OperationCase> BinaryCrossEntropy() =>
        from size in Sizes
        from weighted in new[] { false, true }
        let weights = weighted ? Weights(size.C) : null
        from soft in new[] { false, true }
        let targets = Enumerable.Range(0, size.B * size.C).Select(i => soft ? i % 5 / 4f : i % 2).ToArray()
        select new OperationCase(
            typeof(BinaryCrossEntropyOperation),
            $"binary cross-entropy [{size.B}, {size.C}]{(weighted ? ", weighted" : "")}{(soft ? ", soft" : "")}",
            [Logits(size)],
            (tape, p) => BinaryCrossEntropyOperation.Apply(tape, p[0].Tensor, targets, weights),
            v => [LossReferences.BinaryCrossEntropy(v[0], targets, weights)]);

    private static IEnumerable<OperationCase> Distances() =>
        from size in Sizes
        let x = Logits(size)
        let targets = RandomFloats.Uniform(size.B * size.C, seed: 5, range: 3)
        from delta in new[] { 0, 0.5f, 2, 1000 }
        select delta == 0
            ? new OperationCase(typeof(MeanSquaredErrorOperation), $"squared error [{size.B}, {size.C}]", [x],
                (tape, p) => MeanSquaredErrorOperation.Apply(tape, p[0].Tensor, targets),
                v => [LossReferences.MeanSquaredError(v[0], targets)])
            : new OperationCase(typeof(HuberOperation), FormattableString.Invariant($"Huber [{size.B}, {size.C}], delta {delta}"), [x],
                (tape, p) => HuberOperation.Apply(tape, p[0].Tensor, targets, delta),
                v => [LossReferences.Huber(v[0], targets, delta)]);

    private static Operand Logits((int B, int C) size) => new("logits", Shape.Matrix(size.B, size.C), Range: 3);

    /// <summary>0.25, 0.75 and 1.25 by turns; the second class weighs nothing where there are more than two.</summary>
    private static float[] Weights(int classes) => [.. Enumerable.Range(0, classes).Select(c => classes > 2 && c == 1 ? 0 : 0.25f + c % 3 * 0.5f)];

    private enum Some
    {
        None,
        First,
        All,
    }
}
