using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>
/// Convolutions that read each other's results, each looking further apart than the one before it: with a growth of 2 the
/// dilations are 1, 2, 4, ..., so that what a token knows of doubles with each layer. (Strubell et al. 2017; Bai et al. 2018,
/// who look backwards only, where this looks both ways.) Parameters are named "layer.width.weight": "1.0.weight".
/// </summary>
public sealed class ConvolutionStack : SequenceEncoder
{
    private readonly Convolution[] layers;
    private readonly Dropout dropout;
    private readonly bool residual;

    /// <summary>Weights as <see cref="Convolution"/> has them.</summary>
    /// <param name="inputSize">I, features of a token.</param>
    /// <param name="filtersPerWidth">How many filters each width has, in each layer.</param>
    /// <param name="widths">How many tokens the filters of each layer span.</param>
    /// <param name="layerCount">How many layers there are.</param>
    /// <param name="dilationGrowth">How many times further apart a layer looks than the one before it; the first looks at neighbours.</param>
    /// <param name="activation">What the results of each layer go through.</param>
    /// <param name="dropoutProbability">How much of what one layer hands to the next is dropped in training.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    /// <param name="residual">Whether a layer's result is added to what it reads, where both have as many features: y_l = x_l + layer(x_l). (He et al. 2016.)</param>
    /// <exception cref="OverflowException">The last layer would look further than whole numbers go.</exception>
    public ConvolutionStack(int inputSize, int filtersPerWidth, IReadOnlyList<int> widths, int layerCount, int dilationGrowth,
        Activation activation, float dropoutProbability, SeededRandom? random, bool residual = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layerCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilationGrowth, 1);
        layers = new Convolution[layerCount];
        var dilation = 1;
        for (var layer = 0; layer < layerCount; layer++)
        {
            if (layer > 0)
                dilation = checked(dilation * dilationGrowth);
            layers[layer] = new Convolution(layer == 0 ? inputSize : layers[0].OutputSize, filtersPerWidth, widths, random, dilation, activation);
        }
        dropout = new Dropout(dropoutProbability);
        this.residual = residual;
    }

    /// <inheritdoc/>
    public override int OutputSize => layers[0].OutputSize;

    /// <inheritdoc/>
    public override int Directions => 1;

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => layers.SelectMany((layer, index) => NamedParameter.Under($"{index}", layer));

    /// <inheritdoc/>
    /// <remarks>The results of the last layer; the widths' features side by side.</remarks>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, ICollection<Tensor>? layers = null)
    {
        for (var layer = 0; layer < this.layers.Length; layer++)
        {
            var dropped = layer > 0 ? dropout.Forward(tape, x, random) : x;
            var y = this.layers[layer].Forward(tape, dropped, sequences, random); // [N, F]
            // y_l = x_l + layer(dropout(x_l)): what is passed by is never dropped.
            x = residual && x.Shape == y.Shape ? ResidualOperation.Apply(tape, x, y, probability: 0, random) : y;
            layers?.Add(x);
        }
        return x;
    }
}
