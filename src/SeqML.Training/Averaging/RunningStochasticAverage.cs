using System.Numerics.Tensors;
using SeqML.Engine.Autograd;

namespace SeqML.Training.Averaging;

/// <summary><see cref="StochasticAveraging"/> at work.</summary>
internal sealed class RunningStochasticAverage(int firstEpoch, IReadOnlyList<Parameter> parameters) : RunningAverage(parameters)
{
    private int taken;

    protected override bool HasMean => taken > 0;

    public override void BeforeStep()
    {
    }

    public override void AfterEpoch(int epoch)
    {
        if (epoch < firstEpoch)
            return;
        taken++;
        for (var i = 0; i < Means.Length; i++)
            TensorPrimitives.Lerp(Parameters[i].Tensor.Values, Means[i], 1 - 1f / taken, Means[i]);
    }

    public override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(taken);
    }

    public override void Restore(BinaryReader reader)
    {
        base.Restore(reader);
        taken = reader.ReadInt32();
    }
}
