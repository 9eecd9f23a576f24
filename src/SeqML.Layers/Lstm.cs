using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;

namespace SeqML.Layers;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997). PyTorch's nn.LSTM, with its gate order i f g o.</summary>
public sealed class Lstm : RecurrentLayers<LstmCell>
{
    /// <summary>Weights evenly from ±1 / sqrt(hiddenSize), as PyTorch has them; the forget gate's bias starts at 1 (Jozefowicz et al. 2015).</summary>
    /// <param name="inputSize">I, features of a token.</param>
    /// <param name="hiddenSize">H, numbers in a state.</param>
    /// <param name="layerCount">How many layers read each other's states.</param>
    /// <param name="bidirectional">Whether each layer reads from the end, too; the states of both stand side by side.</param>
    /// <param name="dropoutProbability">How much of the states between two layers is dropped in training.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public Lstm(int inputSize, int hiddenSize, int layerCount, bool bidirectional, float dropoutProbability, SeededRandom? random)
        : base(inputSize, hiddenSize, layerCount, bidirectional, dropoutProbability, random)
    {
        if (random is null)
            return;
        // The two biases are added: 1 in one of them, 0 in the other.
        foreach (var weights in Weights)
        {
            weights.InputBias.Tensor.Values.Slice(hiddenSize, hiddenSize).Fill(1);
            weights.HiddenBias.Tensor.Values.Slice(hiddenSize, hiddenSize).Clear();
        }
    }
}
