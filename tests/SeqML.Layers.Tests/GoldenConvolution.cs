using SeqML.Engine.Randomness;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>The convolutional networks of golden/README.md.</summary>
internal static class GoldenConvolution
{
    public static TheoryData<string> Files =>
        ["cnn_max.json", "cnn_long.json", "cnn_mean.json", "cnn_last.json", "cnn_dilated.json", "cnn_dilated_even.json", "cnn_residual.json"];

    /// <summary>The encoder by a file's config: one layer, or several with dilations that grow.</summary>
    public static SequenceEncoder Encoder(GoldenFile golden, SeededRandom random)
    {
        var (inputs, filters) = (golden.Integer("config", "embedding"), golden.Integer("config", "filters"));
        var (widths, dilations) = (golden.Integers("config", "widths"), golden.Integers("config", "dilations"));
        var activation = golden.Text("config", "activation") == "gelu" ? Activation.Gelu : Activation.Relu;
        return dilations.Length == 1
            ? new Convolution(inputs, filters, widths, random, dilations[0], activation)
            : new ConvolutionStack(inputs, filters, widths, dilations.Length, dilations[1], activation, dropoutProbability: 0, random,
                golden.Truth("config", "residual"));
    }

    /// <summary>The pooling by a file's config.</summary>
    public static SequencePooling Pooling(GoldenFile golden) => golden.Text("config", "pooling") switch
    {
        "max" => new MaxPooling(),
        "mean" => new MeanPooling(),
        _ => new LastPooling(directions: 1),
    };
}
