using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997), in layers and in one or both directions. (PyTorch's nn.LSTM, with its names and gate order i f g o.)
/// </summary>
public sealed class Lstm : SequenceEncoder
{
    private readonly LstmWeights[][] layers; // [layer][direction]
    private readonly Dropout dropout;

    /// <summary>Weights evenly from ±1 / sqrt(hiddenSize), as PyTorch has them; the forget gate's bias starts at 1 (Jozefowicz et al. 2015).</summary>
    /// <param name="inputSize">I, features of a token.</param>
    /// <param name="hiddenSize">H, numbers in a state.</param>
    /// <param name="layerCount">How many layers read each other's states.</param>
    /// <param name="bidirectional">Whether each layer reads from the end, too; the states of both stand side by side.</param>
    /// <param name="dropoutProbability">How much of the states between two layers is dropped in training.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public Lstm(int inputSize, int hiddenSize, int layerCount, bool bidirectional, float dropoutProbability, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layerCount, 1);
        (HiddenSize, Directions) = (hiddenSize, bidirectional ? 2 : 1);
        dropout = new Dropout(dropoutProbability);
        layers = [.. Enumerable.Range(0, layerCount).Select(layer => Enumerable.Range(0, Directions)
            .Select(direction => CreateWeights($"_l{layer}{(direction == 1 ? "_reverse" : "")}", layer == 0 ? inputSize : OutputSize, random))
            .ToArray())];
    }

    /// <summary>H, numbers in a state.</summary>
    public int HiddenSize { get; }

    /// <inheritdoc/>
    public override int Directions { get; }

    /// <inheritdoc/>
    public override int OutputSize => Directions * HiddenSize;

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters =>
        from layer in layers
        from weights in layer
        from parameter in new[] { weights.Input, weights.Hidden, weights.InputBias, weights.HiddenBias }
        select new NamedParameter(parameter.Name, parameter);

    /// <inheritdoc/>
    /// <remarks>The states of the last layer, from zero states at the ends; the forward direction's features first.</remarks>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random)
    {
        for (var layer = 0; layer < layers.Length; layer++)
        {
            if (layer > 0)
                x = dropout.Forward(tape, x, random);
            var y = tape.Allocate(Shape.Matrix(x.Shape.Rows, OutputSize)); // [N, D H]
            for (var direction = 0; direction < Directions; direction++)
                LstmOperation.Apply(tape, x, sequences, layers[layer][direction], reversed: direction == 1, y, offset: direction * HiddenSize);
            x = y;
        }
        return x;
    }

    private LstmWeights CreateWeights(string suffix, int inputs, SeededRandom? random)
    {
        var bound = 1 / MathF.Sqrt(HiddenSize);
        var weights = new LstmWeights(
            Create("weight_ih", Shape.Matrix(4 * HiddenSize, inputs)),
            Create("weight_hh", Shape.Matrix(4 * HiddenSize, HiddenSize)),
            Create("bias_ih", Shape.Vector(4 * HiddenSize)),
            Create("bias_hh", Shape.Vector(4 * HiddenSize)));
        if (random is null)
            return weights;
        // The two biases are added: 1 in one of them, 0 in the other.
        weights.InputBias.Tensor.Values.Slice(HiddenSize, HiddenSize).Fill(1);
        weights.HiddenBias.Tensor.Values.Slice(HiddenSize, HiddenSize).Clear();
        return weights;

        Parameter Create(string name, Shape shape)
        {
            var parameter = new Parameter(name + suffix, shape);
            random?.FillUniform(parameter.Tensor.Values, -bound, bound);
            return parameter;
        }
    }
}
