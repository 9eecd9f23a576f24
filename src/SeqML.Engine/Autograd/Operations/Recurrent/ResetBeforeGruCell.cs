using SeqML.Engine.Kernels.Recurrent;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>The gated recurrent unit of Cho et al. (2014), with the reset gate before the product; equations at <see cref="ResetBeforeGruCellKernel"/>.</summary>
public readonly struct ResetBeforeGruCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 3;

    /// <summary>n waits for r.</summary>
    public static int LateGates => 1;

    /// <inheritdoc/>
    public static void Gate(in RecurrentStep step, Span<float> gatedHidden) =>
        ResetBeforeGruCellKernel.Gate(step.Gates, step.PreviousHidden, gatedHidden);

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden) =>
        ResetBeforeGruCellKernel.Forward(step.Gates, step.PreviousHidden, hidden);

    /// <inheritdoc/>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient) =>
        ResetBeforeGruCellKernel.Backward(step.Gates, step.PreviousHidden, hiddenGradient);

    /// <inheritdoc/>
    public static void GateBackward(in RecurrentStep step, ReadOnlySpan<float> gatedGradient, Span<float> hiddenGradient) =>
        ResetBeforeGruCellKernel.GateBackward(step.Gates, step.PreviousHidden, gatedGradient, hiddenGradient);
}
