using System.Numerics.Tensors;
using SeqML.Engine.Autograd;

namespace SeqML.Training.Averaging;

/// <summary><see cref="ExponentialAveraging"/> at work.</summary>
/// <remarks>
/// Of a lookup table a step changes a few rows only. A row w that stays as it is from step s to step t needs none of the steps
/// between: its mean is then m_t = w + (m_s - w) d_(s+1) ... d_t. So a row is caught up just before it changes, and a step
/// costs what the batch touches. The products of the decays d are kept as sums of logarithms, which do not underflow.
/// </remarks>
internal sealed class RunningExponentialAverage(double decay, IReadOnlyList<Parameter> parameters) : RunningAverage(parameters)
{
    private readonly double[][] known = [.. parameters.Select(parameter => new double[parameter.TouchedRows is null ? 1 : parameter.Tensor.Shape.Rows])];
    private long step;
    private double logProduct;

    protected override bool HasMean => true;

    public override void BeforeStep()
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].TouchedRows is not { } touched)
            {
                CatchUp(i, 0, Means[i].Length);
                continue;
            }
            var width = Parameters[i].Tensor.Shape.Columns;
            foreach (var row in touched.Items)
                CatchUp(i, row, width);
        }
        step++;
        logProduct += Math.Log(Math.Min(decay, (1d + step) / (10d + step)));
    }

    public override void AfterEpoch(int epoch)
    {
        for (var i = 0; i < Parameters.Count; i++)
            for (var row = 0; row < known[i].Length; row++)
                CatchUp(i, row, Means[i].Length / known[i].Length);
    }

    public override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(step);
        writer.Write(logProduct);
        foreach (var rows in known)
            Numbers.Write(writer, rows);
    }

    public override void Restore(BinaryReader reader)
    {
        base.Restore(reader);
        step = reader.ReadInt64();
        logProduct = reader.ReadDouble();
        foreach (var rows in known)
            Numbers.Read(reader, rows);
    }

    /// <summary>Brings the mean of a row up to the last step, since which the row has been what it is now.</summary>
    private void CatchUp(int parameter, int row, int width)
    {
        if (known[parameter][row] == logProduct)
            return;
        var left = (float)Math.Exp(logProduct - known[parameter][row]);
        known[parameter][row] = logProduct;
        var mean = Means[parameter].AsSpan(row * width, width);
        TensorPrimitives.Lerp(Parameters[parameter].Tensor.Values.Slice(row * width, width), mean, left, mean);
    }
}
