using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;

namespace SeqML.Layers;

/// <summary>The plain recurrent network (Elman 1990). PyTorch's nn.RNN with nonlinearity='tanh'.</summary>
public sealed class TanhRnn : RecurrentLayers<TanhCell>
{
    /// <summary>Weights evenly from ±1 / sqrt(hiddenSize), as PyTorch has them.</summary>
    /// <param name="inputSize">I, features of a token.</param>
    /// <param name="hiddenSize">H, numbers in a state.</param>
    /// <param name="layerCount">How many layers read each other's states.</param>
    /// <param name="bidirectional">Whether each layer reads from the end, too; the states of both stand side by side.</param>
    /// <param name="dropoutProbability">How much of the states between two layers is dropped in training.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    /// <param name="residual">Whether a layer's result is added to what it reads, where both have as many features: y_l = x_l + layer(x_l). (He et al. 2016.)</param>
    /// <param name="initialization">How the weights between states start.</param>
    public TanhRnn(int inputSize, int hiddenSize, int layerCount, bool bidirectional, float dropoutProbability, SeededRandom? random,
        bool residual = false, RecurrentInitialization initialization = RecurrentInitialization.Uniform)
        : base(inputSize, hiddenSize, layerCount, bidirectional, dropoutProbability, random, residual, initialization)
    {
    }
}
