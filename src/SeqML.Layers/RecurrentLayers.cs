using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>Recurrent layers that read each other's states, in one or both directions, with PyTorch's names: "weight_ih_l0", "weight_hh_l0_reverse".</summary>
/// <typeparam name="TCell">What a step does.</typeparam>
public abstract class RecurrentLayers<TCell> : SequenceEncoder
    where TCell : struct, IRecurrentCell
{
    private readonly RecurrentWeights[][] layers; // [layer][direction]
    private readonly Dropout dropout;

    /// <summary>Weights and biases evenly from ±1 / sqrt(hiddenSize), as PyTorch has them; zeros where <paramref name="random"/> is null.</summary>
    private protected RecurrentLayers(int inputSize, int hiddenSize, int layerCount, bool bidirectional, float dropoutProbability, SeededRandom? random)
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
    public sealed override int Directions { get; }

    /// <inheritdoc/>
    public sealed override int OutputSize => Directions * HiddenSize;

    /// <inheritdoc/>
    public sealed override IEnumerable<NamedParameter> Parameters =>
        from weights in Weights
        from parameter in new[] { weights.Input, weights.Hidden, weights.InputBias, weights.HiddenBias }
        select new NamedParameter(parameter.Name, parameter);

    /// <summary>What each direction of each layer learns.</summary>
    private protected IEnumerable<RecurrentWeights> Weights => layers.SelectMany(layer => layer);

    /// <inheritdoc/>
    /// <remarks>The states of the last layer, from zero states at the ends; the forward direction's features first.</remarks>
    public sealed override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random)
    {
        for (var layer = 0; layer < layers.Length; layer++)
        {
            if (layer > 0)
                x = dropout.Forward(tape, x, random);
            x = RecurrentOperation<TCell>.Apply(tape, x, sequences, layers[layer][0], Directions == 2 ? layers[layer][1] : null);
        }
        return x;
    }

    private RecurrentWeights CreateWeights(string suffix, int inputs, SeededRandom? random)
    {
        var (rows, bound) = (TCell.Gates * HiddenSize, 1 / MathF.Sqrt(HiddenSize));
        return new RecurrentWeights(
            Create("weight_ih", Shape.Matrix(rows, inputs)),
            Create("weight_hh", Shape.Matrix(rows, HiddenSize)),
            Create("bias_ih", Shape.Vector(rows)),
            Create("bias_hh", Shape.Vector(rows)));

        Parameter Create(string name, Shape shape)
        {
            var parameter = new Parameter(name + suffix, shape);
            random?.FillUniform(parameter.Tensor.Values, -bound, bound);
            return parameter;
        }
    }
}
