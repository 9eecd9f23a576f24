using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of layer norm, RMS norm the Gaussian error linear unit, and the feed-forward part of a Transformer.</summary>
internal static class NormalizationCases
{
    // No rows of two: normalized they are always 1 and -1, and their gradient nothing but rounding.
    private static readonly (int Rows, int Columns)[] Sizes = [(1, 3), (1, 1), (3, 5), (4, 16), (9, 17), (2, 100)];

    public static IEnumerable<OperationCase> All => LayerNorms().Concat(RmsNorms()).Concat(Gelus()).Concat(FeedForwards());

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

    private static IEnumerable<OperationCase> FeedForwards() =>
        from size in new (int Rows, int Inputs, int Hidden, int Outputs)[] { (1, 1, 1, 1), (3, 5, 7, 4), (100, 2, 3, 2), (9, 4, 37, 3) }
        from gelu in new[] { true, false }
        from dropout in new[] { 0, 0.3f }
        let row = CreateFeedForward(size.Rows, size.Inputs, size.Hidden, size.Outputs, gelu, dropout)
        select gelu ? row : RectifierKinks.Avoid(row, values => Sums(values, size.Inputs));

    private static OperationCase CreateFeedForward(int rows, int inputs, int hidden, int outputs, bool gelu, float dropout)
    {
        var seed = new SeededRandom(7).NextBits();
        var keeps = Enumerable.Range(0, rows)
            .SelectMany(row => dropout == 0 ? [.. Enumerable.Repeat(true, hidden)] : DropoutMask.KeepsBySeed(hidden, dropout, DropoutMask.SeedOf(seed, row))).ToArray();
        return new OperationCase(
            typeof(FeedForwardOperation),
            $"feed-forward [{rows}, {inputs}] by {hidden} to {outputs}, {(gelu ? "GELU" : "ReLU")}, dropout {dropout}",
            [
                new("x", Shape.Matrix(rows, inputs)), new("W1", Shape.Matrix(hidden, inputs)), new("b1", Shape.Vector(hidden)),
                new("W2", Shape.Matrix(outputs, hidden)), new("b2", Shape.Vector(outputs)),
            ],
            (tape, p) => FeedForwardOperation.Apply(tape, p[0].Tensor, new(p[1], p[2], p[3], p[4]), gelu, dropout, new SeededRandom(7)),
            v =>
            {
                double[] activated = [.. Sums(v, inputs).Select(a => gelu ? GeluReference.Apply(a) : Math.Max(a, 0))];
                return LinearReference.Apply(DropoutReference.Apply(activated, keeps, dropout), v[3], v[4], hidden);
            });
    }

    private static double[] Sums(double[][] values, int inputs) => LinearReference.Apply(values[0], values[1], values[2], inputs);
}
