using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Layers;
using SeqML.Layers.Losses;
using SeqML.Layers.Pooling;
using SeqML.TestKit;
using SeqML.Training.Batches;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>
/// torch.optim.AdamW on the networks of golden/README.md. Every step has the same batch, so the rows of the embedding that ours
/// leaves alone and PyTorch's dense gradients let decay are read by no step, and the losses have to be the same.
/// </summary>
public sealed class GoldenAdamWTests
{
    public static TheoryData<string> Files =>
    [
        "lstm_uni.json", "lstm_bidirectional.json", "lstm_ragged.json", "lstm_ragged_uni.json",
        "lstm_peephole_ragged.json", "lstm_layer_norm_ragged.json", "lstm_residual_ragged.json", "gru_reset_before_ragged.json",
        "gru_ragged_uni.json", "gru_bidirectional.json",
        "rnn_tanh_ragged.json", "rnn_relu_ragged.json",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_have_the_losses_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var random = new SeededRandom(1);
        int Size(string name) => golden.Integer("config", name);
        var embedding = new Embedding(Size("vocabulary"), Size("embedding"), random);
        var recurrent = Recurrent(file, Size("embedding"), Size("hidden"), Size("layers"), golden.Truth("config", "bidirectional"), random);
        var linear = new Linear(recurrent.OutputSize, Size("classes"), random);
        NamedParameter[] parameters =
        [
            .. NamedParameter.Under("embedding", embedding),
            .. NamedParameter.Under(file.Split('_')[0], recurrent),
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
            var states = recurrent.Forward(tape, embedding.Forward(tape, batch.Ids), batch.Sequences, random); // [N, D H]
            var logits = linear.Forward(tape, new MaxPooling().Forward(tape, states, batch.Sequences)); // [B, C]
            var loss = new CrossEntropyLoss().Forward(tape, logits, targets);
            Expect.Close(expected, loss.Item, Tolerance.Golden, $"{file}, step {step}");
            tape.Backward(loss);
            optimizer.Step((float)golden.Number("adamw", "lr"));
            tape.Reset();
        }
    }

    /// <summary>The layers by the first words of the file.</summary>
    private static SequenceEncoder Recurrent(string file, int inputs, int hidden, int layers, bool bidirectional, SeededRandom random) =>
        string.Join('_', file.Split('_')[..2]) switch
        {
            "rnn_tanh" => new TanhRnn(inputs, hidden, layers, bidirectional, 0, random),
            "lstm_peephole" => new PeepholeLstm(inputs, hidden, layers, bidirectional, 0, random),
            "lstm_layer" => new LayerNormLstm(inputs, hidden, layers, bidirectional, 0, random),
            "lstm_residual" => new Lstm(inputs, hidden, layers, bidirectional, 0, random, residual: true),
            "gru_reset" => new ResetBeforeGru(inputs, hidden, layers, bidirectional, 0, random),
            "rnn_relu" => new ReluRnn(inputs, hidden, layers, bidirectional, 0, random),
            var name when name.StartsWith("gru_", StringComparison.Ordinal) => new Gru(inputs, hidden, layers, bidirectional, 0, random),
            _ => new Lstm(inputs, hidden, layers, bidirectional, 0, random),
        };
}
