using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Normalization;

/// <summary>Brings each row to a common size, whatever the rows around it are.</summary>
public abstract class RowNorm : Module
{
    /// <summary>The normalized rows.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F].</param>
    /// <returns>[N, F].</returns>
    public abstract Tensor Forward(Tape tape, Tensor x);
}
