using SeqML.Engine.Kernels.Normalization;
using SeqML.Engine.Kernels.Recurrent;

namespace SeqML.Engine.Autograd.Operations.Recurrent;

/// <summary>
/// Long short-term memory with layer normalization (Ba, Kiros and Hinton 2016, equations 20 to 22): the sums of the input, those of
/// the state, and c_t before its tanh are normalized, each over the units of a step:
/// <code>
/// a = LN(W_ih x_t; gain_ih, bias_ih) + LN(W_hh h_(t-1); gain_hh, bias_hh)
/// c_t = f c_(t-1) + i g        h_t = o tanh(LN(c_t; gain_c, bias_c))
/// </code>
/// </summary>
/// <remarks>The paper's b, which is added to a, would be one more of what bias_ih and bias_hh are, and is not there.</remarks>
public readonly struct LayerNormLstmCell : IRecurrentCell
{
    /// <summary>That of PyTorch's nn.LayerNorm.</summary>
    private const float Epsilon = 1e-5f;

    private static readonly CellWeight[] Own = [new("bias_ih", 4), new("bias_hh", 4), new("gain_ih", 4), new("gain_hh", 4), new("gain_c", 1), new("bias_c", 1)];

    /// <inheritdoc/>
    public static int Gates => 4;

    /// <inheritdoc/>
    public static bool KeepsStateSums => true;

    /// <inheritdoc/>
    public static bool HasCell => true;

    /// <summary>After the normalizations.</summary>
    public static bool AddsBiases => true;

    /// <summary>The gains and biases of the three normalizations.</summary>
    public static ReadOnlySpan<CellWeight> OwnWeights => Own;

    /// <summary>The gates, room for as many, tanh(LN(c_t)), and three means and inverse deviations. The sums stay where they are: backward normalizes them again.</summary>
    public static int KeptBy(int size) => 9 * size + 6;

    /// <inheritdoc/>
    public static void Forward(in RecurrentStep step, Span<float> hidden)
    {
        var size = hidden.Length;
        var own = step.Weights.Own;
        Span<float> gates = step.Kept[..(4 * size)], room = step.Kept[(4 * size)..(8 * size)], tanh = step.Kept[(8 * size)..(9 * size)], moments = step.Kept[(9 * size)..];
        (moments[0], moments[1]) = LayerNormKernel.Forward(step.Gates, own[2].Tensor.Values, own[0].Tensor.Values, Epsilon, gates);
        (moments[2], moments[3]) = LayerNormKernel.Forward(step.StateSums, own[3].Tensor.Values, own[1].Tensor.Values, Epsilon, room);
        LayerNormLstmCellKernel.Gate(gates, room, step.PreviousCell, step.Cell);
        (moments[4], moments[5]) = LayerNormKernel.Forward(step.Cell, own[4].Tensor.Values, own[5].Tensor.Values, Epsilon, tanh);
        LayerNormLstmCellKernel.Forward(gates, tanh, hidden);
    }

    /// <inheritdoc/>
    public static void Backward(in RecurrentStep step, Span<float> hiddenGradient, Span<float> cellGradient)
    {
        var size = hiddenGradient.Length;
        var own = step.Weights.Own;
        Span<float> gates = step.Kept[..(4 * size)], room = step.Kept[(4 * size)..(8 * size)], tanh = step.Kept[(8 * size)..(9 * size)], moments = step.Kept[(9 * size)..];
        step.OwnGradient.Clear();
        Span<float> inputBias = step.OwnGradient[..(4 * size)], stateBias = step.OwnGradient[(4 * size)..(8 * size)];
        Span<float> inputGain = step.OwnGradient[(8 * size)..(12 * size)], stateGain = step.OwnGradient[(12 * size)..(16 * size)];
        Span<float> cellGain = step.OwnGradient[(16 * size)..(17 * size)], cellBias = step.OwnGradient[(17 * size)..];

        LayerNormLstmCellKernel.Backward(gates, tanh, hiddenGradient);
        LayerNormKernel.Backward(step.Cell, moments[4], moments[5], own[4].Tensor.Values, hiddenGradient, cellGradient, cellGain, cellBias);
        hiddenGradient.Clear();
        LayerNormLstmCellKernel.GateBackward(gates, step.PreviousCell, cellGradient);

        // The gradients of the sums gather in the room, for the sums themselves are read until the last.
        room.Clear();
        LayerNormKernel.Backward(step.Gates, moments[0], moments[1], own[2].Tensor.Values, gates, room, inputGain, inputBias);
        room.CopyTo(step.Gates);
        room.Clear();
        LayerNormKernel.Backward(step.StateSums, moments[2], moments[3], own[3].Tensor.Values, gates, room, stateGain, stateBias);
        room.CopyTo(step.StateSums);
    }
}
