using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

/// <summary>A rectifier has no derivative at 0, and differences across it are no derivatives either: its rows stay away from there.</summary>
internal static class RectifierKinks
{
    /// <summary>Ten times the step of <see cref="GradientCheck"/>.</summary>
    private const double Distance = 1e-4;

    /// <summary>The row with the first seed at which some unit is above 0, and none passes 0 where any one number moves; its results are what was rectified.</summary>
    public static OperationCase Avoid(OperationCase row) => Avoid(row, row.Reference);

    /// <summary>The same for a row whose rectifier is within it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rectified">What the rectifier reads, or what it gives, from the operands' values.</param>
    public static OperationCase Avoid(OperationCase row, Func<double[][], double[]> rectified) =>
        Enumerable.Range(row.Seed, 1000).Select(seed => row with { Seed = seed }).First(one => IsAway(one, rectified));

    private static bool IsAway(OperationCase row, Func<double[][], double[]> rectified)
    {
        var values = row.CreateOperands().Select(operand => RandomFloats.ToDoubles(operand.Tensor.Values)).ToArray();
        var here = Above();
        return here.Contains(true) && values.All(variable => Enumerable.Range(0, variable.Length).All(i => Stays(variable, i)));

        bool Stays(double[] variable, int i)
        {
            var value = variable[i];
            variable[i] = value + Distance;
            var stays = Above().SequenceEqual(here);
            variable[i] = value - Distance;
            stays &= Above().SequenceEqual(here);
            variable[i] = value;
            return stays;
        }

        bool[] Above() => [.. rectified(values).Select(value => value > 0)];
    }
}
