using SeqML.Engine.Kernels.Recurrent;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>Long short-term memory; equations at <see cref="LstmCellKernel"/>. Its memory is c_t and, for backward, tanh(c_t).</summary>
public readonly struct LstmCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 4;

    /// <inheritdoc/>
    public static int Memory => 2;

    /// <inheritdoc/>
    public static bool KeepsStateSums => false;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden)
    {
        var size = hidden.Length;
        LstmCellKernel.Forward(step.Gates, PreviousCell(step, size), step.Memory[..size], step.Memory[size..], hidden);
    }

    /// <inheritdoc/>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> memoryGradient)
    {
        var size = hiddenGradient.Length;
        LstmCellKernel.Backward(step.Gates, PreviousCell(step, size), step.Memory[size..], hiddenGradient, memoryGradient[..size]);
        hiddenGradient.Clear();
    }

    private static ReadOnlySpan<float> PreviousCell(in RecurrentStep step, int size) =>
        step.PreviousMemory.IsEmpty ? default : step.PreviousMemory[..size];
}
