namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>One step of one sequence: the equations of a recurrent network, between the products with its weights. <see cref="RecurrentOperation{TCell}"/> does the rest.</summary>
public interface IRecurrentCell
{
    /// <summary>G: the weights have G H rows.</summary>
    static abstract int Gates { get; }

    /// <summary>M: numbers a unit carries from step to step, or keeps for backward, beside its state.</summary>
    static abstract int Memory { get; }

    /// <summary>Whether the sums of the state stay apart from those of the input, as a gate acts on them alone.</summary>
    static abstract bool KeepsStateSums { get; }

    /// <summary>h_t.</summary>
    /// <param name="step">What the step reads, and keeps.</param>
    /// <param name="hidden">h_t, [H].</param>
    static abstract void Forward(in RecurrentStep step, Span<float> hidden);

    /// <summary>The gradients of the sums, in their places in <paramref name="step"/>.</summary>
    /// <param name="step">As <see cref="Forward"/> left it.</param>
    /// <param name="hiddenGradient">[H]; in: dL/dh_t; out: what of it goes to h_(t-1) straight, not by way of the sums.</param>
    /// <param name="memoryGradient">[M H]; in: dL/d(memory) by way of later steps; out: dL/d(previous memory).</param>
    static abstract void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> memoryGradient);
}
