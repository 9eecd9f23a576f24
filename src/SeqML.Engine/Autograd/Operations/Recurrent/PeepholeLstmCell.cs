using SeqML.Engine.Kernels.Recurrent;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>Long short-term memory whose gates see the cell; equations at <see cref="PeepholeLstmCellKernel"/>. It keeps tanh(c_t).</summary>
public readonly struct PeepholeLstmCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 4;

    /// <inheritdoc/>
    public static bool HasCell => true;

    /// <summary>The peepholes, i f o.</summary>
    public static ReadOnlySpan<CellWeight> OwnWeights => Own;

    private static readonly CellWeight[] Own = [new("weight_ch", 3)];

    /// <inheritdoc/>
    public static int KeptBy(int size) => size;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden) =>
        PeepholeLstmCellKernel.Forward(step.Gates, step.Weights.Own[0].Tensor.Values, step.PreviousCell, step.Cell, step.Kept, hidden);

    /// <inheritdoc/>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        PeepholeLstmCellKernel.Backward(step.Gates, step.Weights.Own[0].Tensor.Values, step.PreviousCell, step.Cell, step.Kept,
            hiddenGradient, cellGradient, step.OwnGradient);
        hiddenGradient.Clear();
    }
}
