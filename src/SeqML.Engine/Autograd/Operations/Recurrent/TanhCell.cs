using SeqML.Engine.Kernels.Elementwise;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>The plain recurrent network of Elman (1990): h_t = tanh(a), a the sum of input and state.</summary>
public readonly struct TanhCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 1;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden)
    {
        ElementwiseKernels.Tanh(step.Gates, step.Gates);
        step.Gates.CopyTo(hidden);
    }

    /// <summary>da = dh (1 - h^2).</summary>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        // dh - dh h h, with h in the gates.
        TensorPrimitives.Multiply(step.Gates, step.Gates, step.Gates);
        TensorPrimitives.Multiply(step.Gates, hiddenGradient, step.Gates);
        TensorPrimitives.Subtract(hiddenGradient, step.Gates, step.Gates);
        hiddenGradient.Clear();
    }
}
