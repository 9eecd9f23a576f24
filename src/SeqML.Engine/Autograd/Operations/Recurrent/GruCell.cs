using SeqML.Engine.Kernels.Recurrent;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>The gated recurrent unit, with the reset gate after the product; equations at <see cref="GruCellKernel"/>.</summary>
public readonly struct GruCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 3;

    /// <inheritdoc/>
    public static bool KeepsStateSums => true;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden) =>
        GruCellKernel.Forward(step.Gates, step.StateSums, step.PreviousHidden, hidden);

    /// <inheritdoc/>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient) =>
        GruCellKernel.Backward(step.Gates, step.StateSums, step.PreviousHidden, hiddenGradient);
}
