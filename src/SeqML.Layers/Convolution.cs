using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Convolution;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>
/// Filters of several widths side by side, each followed by a rectifier: what the convolutional network of Kim (2014) does before
/// it takes the maximum over time. Each width is PyTorch's nn.Conv1d with padding='same'. For layers that read each other see
/// <see cref="ConvolutionStack"/>.
/// </summary>
public sealed class Convolution : SequenceEncoder
{
    private readonly (Parameter Weight, Parameter Bias)[] filters;
    private readonly FilterBank bank;
    private readonly Activation activation;

    /// <summary>Weights and biases evenly from ±1 / sqrt(inputs x width), as PyTorch has them.</summary>
    /// <param name="inputSize">I, features of a token.</param>
    /// <param name="filtersPerWidth">How many filters each width has.</param>
    /// <param name="widths">How many tokens the filters span.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    /// <param name="dilation">How many tokens apart those are that a filter looks at.</param>
    /// <param name="activation">What the results go through.</param>
    public Convolution(int inputSize, int filtersPerWidth, IReadOnlyList<int> widths, SeededRandom? random, int dilation = 1, Activation activation = Activation.Relu)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(filtersPerWidth, 1);
        ArgumentOutOfRangeException.ThrowIfZero(widths.Count);
        OutputSize = filtersPerWidth * widths.Count;
        filters = [.. widths.Select((width, index) =>
        {
            var weight = new Parameter($"{index}.weight", Shape.Filters(filtersPerWidth, inputSize, width));
            var bias = new Parameter($"{index}.bias", Shape.Vector(filtersPerWidth));
            var bound = 1 / MathF.Sqrt(inputSize * width);
            random?.FillUniform(weight.Tensor.Values, -bound, bound);
            random?.FillUniform(bias.Tensor.Values, -bound, bound);
            return (weight, bias);
        })];
        bank = new FilterBank(filters, dilation);
        this.activation = activation;
    }

    /// <inheritdoc/>
    public override int OutputSize { get; }

    /// <inheritdoc/>
    public override int Directions => 1;

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters =>
        filters.SelectMany(filter => new NamedParameter[] { new(filter.Weight.Name, filter.Weight), new(filter.Bias.Name, filter.Bias) });

    /// <inheritdoc/>
    /// <remarks>The widths' features side by side, in the order of the widths.</remarks>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, ICollection<Tensor>? layers = null)
    {
        var y = ConvolutionOperation.Apply(tape, x, sequences, bank); // [N, F]
        y = activation == Activation.Gelu ? GeluOperation.Apply(tape, y) : ReluOperation.Apply(tape, y);
        layers?.Add(y);
        return y;
    }
}
