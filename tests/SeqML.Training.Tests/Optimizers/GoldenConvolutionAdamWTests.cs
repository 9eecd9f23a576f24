using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Layers.Tests;
using SeqML.TestKit;
using SeqML.Training.Batches;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>torch.optim.AdamW on the convolutional networks of golden/README.md; see <see cref="GoldenAdamWTests"/>.</summary>
public sealed class GoldenConvolutionAdamWTests
{
    public static TheoryData<string> Files => GoldenConvolution.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_have_the_losses_of_pytorch(string file)
    {
        var (golden, random) = (GoldenFile.Load(file), new SeededRandom(1));
        var embedding = new Embedding(golden.Integer("config", "vocabulary"), golden.Integer("config", "embedding"), random);
        var (encoder, pooling) = (GoldenConvolution.Encoder(golden, random), GoldenConvolution.Pooling(golden));
        var linear = new Linear(encoder.OutputSize, golden.Integer("config", "classes"), random);
        NamedParameter[] parameters =
        [
            .. NamedParameter.Under("embedding", embedding),
            .. NamedParameter.Under("cnn", encoder),
            .. NamedParameter.Under("linear", linear),
        ];
        foreach (var (name, parameter) in parameters)
        {
            golden.Numbers("weights", name).Select(weight => (float)weight).ToArray().CopyTo(parameter.Tensor.Values);
            parameter.OnChanged();
        }
        var batch = new SequenceBatch();
        var sequences = golden.IntegerRows("sequences");
        batch.Set(sequences, [.. Enumerable.Range(0, sequences.Length)]);
        var targets = batch.Members.ToArray().Select(member => golden.Integers("targets")[member]).ToArray();
        var optimizer = new AdamW { Beta1 = (float)golden.Number("adamw", "beta1"), Beta2 = (float)golden.Number("adamw", "beta2"), Epsilon = (float)golden.Number("adamw", "eps") }
            .Start([new([.. parameters.Select(named => named.Parameter)], (float)golden.Number("adamw", "weight_decay"))]);
        var tape = new Tape(records: true);

        var losses = golden.Numbers("adamw", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var (step, expected) in losses.Index())
        {
            foreach (var (_, parameter) in parameters)
                parameter.ClearGradient();
            var states = encoder.Forward(tape, embedding.Forward(tape, batch.Ids), batch.Sequences, random); // [N, F]
            var loss = new CrossEntropyLoss().Forward(tape, linear.Forward(tape, pooling.Forward(tape, states, batch.Sequences)), targets);
            Expect.Close(expected, loss.Item, Tolerance.Golden, $"{file}, step {step}");
            tape.Backward(loss);
            optimizer.Step((float)golden.Number("adamw", "lr"));
            tape.Reset();
        }
    }
}
