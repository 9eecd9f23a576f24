using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Layers.Initialization;

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
    /// <param name="residual">Whether a layer's result is added to what it reads, where both have as many features: y_l = x_l + layer(x_l). (He et al. 2016.)</param>
    /// <param name="initialization">How the weights between states start.</param>
    public Lstm(int inputSize, int hiddenSize, int layerCount, bool bidirectional, float dropoutProbability, SeededRandom? random,
        bool residual = false, RecurrentInitialization initialization = RecurrentInitialization.Uniform)
        : base(inputSize, hiddenSize, layerCount, bidirectional, dropoutProbability, random, residual, initialization)
    {
        if (random is null)
            return;
        foreach (var weights in Weights)
            ForgetBias.Set(weights.InputBias!, weights.HiddenBias!);
    }
}
