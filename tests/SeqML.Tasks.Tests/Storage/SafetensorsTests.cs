using System.Text.RegularExpressions;
using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Storage;

public sealed class SafetensorsTests
{
    [Fact]
    public void The_weights_of_a_classifier_have_the_names_and_shapes_of_pytorch()
    {
        var file = SafetensorsFile.Read(Forge.File(Forge.Sound, Forge.Weights));
        Assert.Equal(
            """
            embedding.weight [8, 3]
            encoder.weight_ih_l0 [16, 3]
            encoder.weight_hh_l0 [16, 4]
            encoder.bias_ih_l0 [16]
            encoder.bias_hh_l0 [16]
            encoder.weight_ih_l0_reverse [16, 3]
            encoder.weight_hh_l0_reverse [16, 4]
            encoder.bias_ih_l0_reverse [16]
            encoder.bias_hh_l0_reverse [16]
            encoder.weight_ih_l1 [16, 8]
            encoder.weight_hh_l1 [16, 4]
            encoder.bias_ih_l1 [16]
            encoder.bias_hh_l1 [16]
            encoder.weight_ih_l1_reverse [16, 8]
            encoder.weight_hh_l1_reverse [16, 4]
            encoder.bias_ih_l1_reverse [16]
            encoder.bias_hh_l1_reverse [16]
            head.weight [6, 8]
            head.bias [6]
            """.ReplaceLineEndings("\n"),
            string.Join('\n', file.Tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]")));
        Assert.All(file.Tensors, tensor => Assert.All(tensor.Values, value => Assert.True(float.IsFinite(value))));
        Assert.Equal([0, 0, 0], file.Tensors[0].Values[..3]); // padding
    }

    [Fact]
    public void Written_parameters_are_read_back_bit_for_bit_by_another_reader_and_by_ours()
    {
        float[][] values = [RandomFloats.Uniform(12, seed: 1), [float.MaxValue, -float.Epsilon, -0f, 1e-40f, 16777217]];
        NamedParameter[] written = [new("a.weight", Filled(Shape.Matrix(3, 4), values[0])), new("a.bias", Filled(Shape.Vector(5), values[1]))];
        var bytes = Safetensors.Write(written);
        var file = SafetensorsFile.Read(bytes);
        Assert.Equal(["a.weight", "a.bias"], file.Names);
        Assert.Equal([[3, 4], [5]], file.Tensors.Select(tensor => tensor.Shape));
        NamedParameter[] read = [new("a.bias", Filled(Shape.Vector(5))), new("a.weight", Filled(Shape.Matrix(3, 4)))];
        Safetensors.Read(bytes, read);
        for (var i = 0; i < 2; i++)
        {
            Expect.SameBits(values[i], file.Tensors[i].Values, "by another reader");
            Expect.SameBits(values[i], read[1 - i].Parameter.Tensor.Values, "by ours");
        }
        Assert.Equal(17, Safetensors.CountNumbers(bytes));
    }

    [Fact]
    public void The_header_is_padded_with_spaces_so_that_numbers_are_aligned()
    {
        for (var length = 1; length <= 8; length++)
        {
            var bytes = Safetensors.Write([new(new string('n', length), Filled(Shape.Vector(1), 1.5f))]);
            Assert.Equal(0, BitConverter.ToInt64(bytes) % 8);
            Assert.Matches(new Regex(@"^\{.*\} {0,7}$"), SafetensorsFile.Read(bytes).Header);
        }
    }

    [Fact]
    public void Some_of_the_tensors_can_be_read()
    {
        var bytes = Safetensors.Write([new("a", Filled(Shape.Vector(2), 1, 2)), new("b", Filled(Shape.Vector(2), 3, 4))]);
        var b = Filled(Shape.Vector(2));
        Safetensors.Read(bytes, [new("b", b)]);
        Assert.Equal([3, 4], b.Tensor.Values.ToArray());
    }

    [Fact]
    public void Reading_is_seen_by_products_with_the_weight()
    {
        var parameter = Filled(Shape.Matrix(2, 2));
        var before = parameter.PackedRows.ToArray();
        Safetensors.Read(Safetensors.Write([new("a", Filled(Shape.Matrix(2, 2), 1, 2, 3, 4))]), [new("a", parameter)]);
        Assert.NotEqual(before, parameter.PackedRows.ToArray());
    }

    [Theory]
    [InlineData(1, false, 2, 4, 3, Pooling.Max)]
    [InlineData(1, true, 2, 7, 5, Pooling.Mean)]
    [InlineData(3, false, 3, 4, 1, Pooling.Last)]
    [InlineData(2, true, 5, 1, 9, Pooling.Last)]
    [InlineData(16, true, 3, 2, 2, Pooling.Max)]
    public void As_many_weights_are_saved_as_the_sizes_give_and_loading_counts_the_same(
        int layers, bool bidirectional, int classes, int hidden, int width, Pooling pooling)
    {
        var options = Problems.Quick() with
        {
            Encoder = new LstmEncoder { HiddenSize = hidden, Layers = layers, Bidirectional = bidirectional },
            Embedding = new() { Size = width },
            Pooling = pooling,
        };
        var (model, _) = ClassifierTrainer.Train([[1u], [2], [3]], 11, [0, 1, 0], classes, options);
        var expected = 13L * width;
        for (var (layer, inputs, directions) = (0, width, bidirectional ? 2 : 1); layer < layers; layer++, inputs = directions * hidden)
            expected += directions * (4 * hidden * inputs + 4 * hidden * hidden + 4 * hidden + 4 * hidden);
        expected += classes * (bidirectional ? 2 : 1) * hidden + classes;
        Assert.Equal(expected, SafetensorsFile.Read(Forge.File(model.Save(), Forge.Weights)).Numbers);
        // Loading compares the number in the file with the one that the options promise.
        Assert.Equal(model.Save(), TextClassifier.Load(model.Save()).Save());
    }

    private static Parameter Filled(Shape shape, params float[] values)
    {
        var parameter = new Parameter("p", shape);
        values.CopyTo(parameter.Tensor.Values);
        parameter.OnChanged();
        return parameter;
    }
}
