using SeqML.Engine.Autograd;
using SeqML.Layers.Losses;
using SeqML.Layers.Tests;
using SeqML.TestKit;
using SeqML.Training.Batches;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

/// <summary>torch.optim.AdamW on the character features of golden/README.md, with the batch of this room; see <see cref="GoldenAdamWTests"/>.</summary>
public sealed class GoldenCharacterAdamWTests
{
    public static TheoryData<string> Files => CharacterNetwork.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void Ten_steps_have_the_losses_of_pytorch(string file)
    {
        var golden = GoldenFile.Load(file);
        var network = new CharacterNetwork(golden);
        var (words, tokens) = (golden.IntegerRows("words"), golden.Integers("tokens"));
        var table = new WordCharacters();
        table.Add([8, 8, 8]); // a word that the batch has not got
        var batch = new CharacterBatch();
        batch.Set(table, [.. tokens.Select(token => table.Add(words[token]))]);
        var optimizer = new AdamW { Beta1 = (float)golden.Number("adamw", "beta1"), Beta2 = (float)golden.Number("adamw", "beta2"), Epsilon = (float)golden.Number("adamw", "eps") }
            .Start([new([.. network.Parameters.Select(named => named.Parameter)], (float)golden.Number("adamw", "weight_decay"))]);
        var tape = new Tape(records: true);

        var losses = golden.Numbers("adamw", "losses");
        Assert.Equal(10, losses.Length);
        foreach (var (step, expected) in losses.Index())
        {
            network.ClearGradients();
            var logits = network.Forward(tape, batch.Characters, batch.Words, batch.Rows, tokens).Logits;
            var loss = new CrossEntropyLoss().Forward(tape, logits, golden.Integers("targets"));
            Expect.Close(expected, loss.Item, Tolerance.Golden, $"{file}, step {step}");
            tape.Backward(loss);
            optimizer.Step((float)golden.Number("adamw", "lr"));
            tape.Reset();
        }
    }
}
