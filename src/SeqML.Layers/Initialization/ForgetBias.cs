using SeqML.Engine.Autograd;

namespace SeqML.Layers.Initialization;

/// <summary>The forget gate of an LSTM starts open, so that a fresh network remembers. (Jozefowicz, Zaremba and Sutskever 2015.)</summary>
internal static class ForgetBias
{
    /// <summary>The two biases, [4H] in the order i f g o, are added: 1 in one of them, 0 in the other.</summary>
    public static void Set(Parameter inputBias, Parameter hiddenBias)
    {
        var size = inputBias.Tensor.Shape.Length / 4;
        inputBias.Tensor.Values.Slice(size, size).Fill(1);
        hiddenBias.Tensor.Values.Slice(size, size).Clear();
    }
}
