namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>One step of one sequence: the equations of a recurrent network, between the products with its weights. <see cref="RecurrentOperation{TCell}"/> does the rest.</summary>
public interface IRecurrentCell
{
    /// <summary>G: the weights have G H rows.</summary>
    static abstract int Gates { get; }

    /// <summary>L: how many of the gates, the last ones, wait for others: their product is with what <see cref="Gate"/> makes of the state.</summary>
    static virtual int LateGates => 0;

    /// <summary>Whether the sums of the state stay apart from those of the input, as the cell acts on them alone.</summary>
    static virtual bool KeepsStateSums => false;

    /// <summary>Whether a unit carries a c_t from step to step, beside its h_t.</summary>
    static virtual bool HasCell => false;

    /// <summary>Whether the cell adds the biases itself: they are the first two of its <see cref="OwnWeights"/>, and not in the sums.</summary>
    static virtual bool AddsBiases => false;

    /// <summary>What a unit learns beside the weights of the products and the biases of the sums.</summary>
    static virtual ReadOnlySpan<CellWeight> OwnWeights => [];

    /// <summary>How many numbers a step of H units keeps for backward, beside gates and states.</summary>
    static virtual int KeptBy(int size) => 0;

    /// <summary>Where there are late gates, the first part of a step: what the late gates' product is with.</summary>
    /// <param name="step">What the step reads, and keeps; the late gates' sums are not complete.</param>
    /// <param name="gatedHidden">[H].</param>
    static virtual void Gate(in RecurrentStep step, Span<float> gatedHidden)
    {
    }

    /// <summary>h_t, and where there is one c_t.</summary>
    /// <param name="step">What the step reads, and keeps.</param>
    /// <param name="hidden">h_t, [H].</param>
    static abstract void Forward(in RecurrentStep step, Span<float> hidden);

    /// <summary>The gradients of the sums, in their places in <paramref name="step"/>; those of the cell's own weights, too.</summary>
    /// <param name="step">As <see cref="Forward"/> left it.</param>
    /// <param name="hiddenGradient">[H]; in: dL/dh_t; out: what of it goes to h_(t-1) straight, not by way of the sums.</param>
    /// <param name="cellGradient">[H]; in: dL/dc_t by way of later steps; out: dL/dc_(t-1); empty where there is no c_t.</param>
    static abstract void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient);

    /// <summary>The gradient of <see cref="Gate"/>, after <see cref="Backward"/>.</summary>
    /// <param name="step">As <see cref="Backward"/> left it.</param>
    /// <param name="gatedGradient">dL/d(what <see cref="Gate"/> made), [H].</param>
    /// <param name="hiddenGradient">[H]; gains what goes to h_(t-1) that way.</param>
    static virtual void GateBackward(in RecurrentStep step, ReadOnlySpan<float> gatedGradient, Span<float> hiddenGradient)
    {
    }
}
