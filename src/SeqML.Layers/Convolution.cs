using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Convolution;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>
/// Filters of several widths side by side, each followed by a rectifier: what the convolutional network of Kim (2014) does before
/// it takes the maximum over time. Each width is PyTorch's nn.Conv1d with padding='same'.
/// </summary>
public sealed class Convolution : SequenceEncoder
{
    private readonly (Parameter Weight, Parameter Bias)[] filters;
    private readonly FilterBank bank;

    /// <summary>Weights and biases evenly from ±1 / sqrt(inputs x width), as PyTorch has them.</summary>
    /// <param name="inputSize">I, features of a token.</param>
    /// <param name="filtersPerWidth">How many filters each width has.</param>
    /// <param name="widths">How many tokens the filters span.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public Convolution(int inputSize, int filtersPerWidth, IReadOnlyList<int> widths, SeededRandom? random)
    {
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
        bank = new FilterBank(filters, dilation: 1);
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
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random) =>
        ReluOperation.Apply(tape, ConvolutionOperation.Apply(tape, x, sequences, bank)); // [N, F]
}
