using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of layer norm, RMS norm and the Gaussian error linear unit.</summary>
internal static class NormalizationCases
{
    // No rows of two: normalized they are always 1 and -1, and their gradient nothing but rounding.
    private static readonly (int Rows, int Columns)[] Sizes = [(1, 3), (1, 1), (3, 5), (4, 16), (9, 17), (2, 100)];

    public static IEnumerable<OperationCase> All => LayerNorms().Concat(RmsNorms()).Concat(Gelus());

    private static IEnumerable<OperationCase> LayerNorms() =>
        from size in Sizes
        from epsilon in new[] { 1e-5f, 0.5f }
        select new OperationCase(
            typeof(LayerNormOperation),
            $"layer norm [{size.Rows}, {size.Columns}], epsilon {epsilon}",
            [new("x", Shape.Matrix(size.Rows, size.Columns)), new("gain", Shape.Vector(size.Columns)), new("bias", Shape.Vector(size.Columns))],
            (tape, p) => LayerNormOperation.Apply(tape, p[0].Tensor, p[1], p[2], epsilon),
            v => NormalizationReference.LayerNorm(v[0], v[1], v[2], epsilon));

    private static IEnumerable<OperationCase> RmsNorms() =>
        from size in Sizes
        from epsilon in new[] { 1e-7f, 0.5f }
        select new OperationCase(
            typeof(RmsNormOperation),
            $"RMS norm [{size.Rows}, {size.Columns}], epsilon {epsilon}",
            [new("x", Shape.Matrix(size.Rows, size.Columns)), new("gain", Shape.Vector(size.Columns))],
            (tape, p) => RmsNormOperation.Apply(tape, p[0].Tensor, p[1], epsilon),
            v => NormalizationReference.RmsNorm(v[0], v[1], epsilon));

    private static IEnumerable<OperationCase> Gelus() =>
        from size in Sizes
        select new OperationCase(
            typeof(GeluOperation),
            $"gelu [{size.Rows}, {size.Columns}]",
            [new("x", Shape.Matrix(size.Rows, size.Columns), Range: 4)],
            (tape, p) => GeluOperation.Apply(tape, p[0].Tensor),
            v => [.. v[0].Select(GeluReference.Apply)]);
}
