namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>The plain recurrent network with a rectifier (Le et al. 2015): h_t = max(a, 0), a the sum of input and state.</summary>
public readonly struct ReluCell : IRecurrentCell
{
    /// <inheritdoc/>
    public static int Gates => 1;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden)
    {
        TensorPrimitives.Max(step.Gates, 0, step.Gates);
        step.Gates.CopyTo(hidden);
    }

    /// <summary>da = dh where a was above 0, and 0 elsewhere.</summary>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        for (var j = 0; j < hiddenGradient.Length; j++)
            step.Gates[j] = step.Gates[j] > 0 ? hiddenGradient[j] : 0;
        hiddenGradient.Clear();
    }
}
