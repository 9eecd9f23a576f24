using SeqML.Engine.Kernels.Recurrent;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>Long short-term memory; equations at <see cref="LstmCellKernel"/>. It keeps tanh(c_t).</summary>
public readonly struct LstmCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 4;

    /// <inheritdoc/>
    public static bool HasCell => true;

    /// <inheritdoc/>
    public static int KeptBy(int size) => size;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden) =>
        LstmCellKernel.Forward(step.Gates, step.PreviousCell, step.Cell, step.Kept, hidden);

    /// <inheritdoc/>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        LstmCellKernel.Backward(step.Gates, step.PreviousCell, step.Kept, hiddenGradient, cellGradient);
        hiddenGradient.Clear();
    }
}
