using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>Texts in pieces, as language models are trained: PyTorch with detached states gives the same. (golden/README.md)</summary>
public sealed class CarriedStateTests
{
    private readonly SeededRandom random = new(1);

    [Fact]
    public void Lstm_pieces_states_losses_gradients_and_training_are_those_of_pytorch() =>
        Check(GoldenFile.Load("carried_lstm.json"), "lstm", new Lstm(5, 6, 2, bidirectional: false, 0, random));

    [Fact]
    public void Gru_pieces_states_losses_gradients_and_training_are_those_of_pytorch() =>
        Check(GoldenFile.Load("carried_gru.json"), "gru", new Gru(5, 6, 2, bidirectional: false, 0, random));

    [Fact]
    public void Stacked_layers_with_residuals_give_the_bits_of_the_whole_in_pieces()
    {
        var layers = new LayerNormLstm(6, 6, 3, bidirectional: false, 0, random, residual: true);
        var (whole, piece) = (PackedBatch.Random(vocabulary: 10, seed: 1, 8, 8), PackedBatch.Random(vocabulary: 10, seed: 1, 4, 4));
        var embedding = new Embedding(10, 6, random);
        var expected = layers.Forward(new Tape(records: false), embedding.Forward(new Tape(records: false), whole.Ids), whole.Sequences, random);
        var state = layers.CreateState(2);
        for (var start = 0; start < 2; start++)
        {
            var tape = new Tape(records: false);
            var y = layers.Forward(tape, embedding.Forward(tape, whole.Ids.AsSpan(start * 8, 8)), piece.Sequences, random, state);
            Expect.SameBits(expected.Values.Slice(start * y.Shape.Length, y.Shape.Length), y.Values, $"piece {start}");
        }
    }

    [Fact]
    public void A_steady_step_with_carried_states_allocates_nothing()
    {
        var layers = new ResetBeforeGru(6, 6, 2, bidirectional: false, 0.3f, random);
        foreach (var (_, parameter) in layers.Parameters)
            parameter.ClearGradient();
        var (tape, state, batch, x) = (new Tape(records: true), layers.CreateState(3), PackedBatch.Random(10, 1, 5, 5, 5), new Tensor(Shape.Matrix(15, 6)));
        var (pooling, cross, targets) = (new MaxPooling(), new CrossEntropyLoss(), new[] { 0, 1, 2 });
        Assert.Equal(0, Allocations.Of(() =>
        {
            var y = layers.Forward(tape, x, batch.Sequences, random, state);
            tape.Backward(cross.Forward(tape, pooling.Forward(tape, y, batch.Sequences), targets));
            tape.Reset();
        }));
    }

    [Fact]
    public void Bidirectional_layers_carry_no_state()
    {
        var layers = new Lstm(5, 6, 1, bidirectional: true, 0, random);
        Assert.Contains("forward alone", Assert.Throws<InvalidOperationException>(() => layers.CreateState(2)).Message, StringComparison.Ordinal);
        var batch = PackedBatch.Random(10, 1, 3, 3);
        Assert.Throws<InvalidOperationException>(() => layers.Forward(
            new Tape(records: false), new Tensor(Shape.Matrix(6, 5)), batch.Sequences, random, new RecurrentState(1, 2, 6, hasCell: true)));
    }

    [Theory]
    [InlineData(2, 3, "Expected a state of 2 sequences", "found one of 3")]
    [InlineData(3, 2, "Expected a state of 2 layers", "found one of 3")]
    public void Another_batch_size_or_number_of_layers_is_refused(int layerCount, int sequences, string expected, string found)
    {
        var layers = new Lstm(5, 6, 2, bidirectional: false, 0, random);
        var batch = PackedBatch.Random(10, 1, 3, 3);
        var error = Assert.Throws<ArgumentException>(() => layers.Forward(
            new Tape(records: false), new Tensor(Shape.Matrix(6, 5)), batch.Sequences, random, new RecurrentState(layerCount, sequences, 6, hasCell: true)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    private void Check<TCell>(GoldenFile golden, string name, RecurrentLayers<TCell> layers)
        where TCell : struct, IRecurrentCell
    {
        var (embedding, linear) = (new Embedding(11, 5, random), new Linear(6, 3, random));
        NamedParameter[] parameters = [.. NamedParameter.Under("embedding", embedding), .. NamedParameter.Under(name, layers), .. NamedParameter.Under("linear", linear)];
        Assert.Equal(golden.Names("weights"), parameters.Select(named => named.Name));
        foreach (var (path, parameter) in parameters)
        {
            golden.Numbers("weights", path).Select(value => (float)value).ToArray().CopyTo(parameter.Tensor.Values);
            parameter.OnChanged();
        }
        var pieces = golden.Names("pieces");
        var state = layers.CreateState(3);
        var tape = new Tape(records: true);

        var losses = Read((piece, states) => Expect.AllClose(golden.Numbers("states", piece), states.Values, Tolerance.Golden, $"states of piece {piece}"));
        for (var piece = 0; piece < pieces.Length; piece++)
            Expect.Close(golden.Numbers("losses")[piece], losses[piece], Tolerance.Golden, $"loss of piece {piece}");
        foreach (var (path, parameter) in parameters)
            Expect.AllClose(golden.Numbers("gradients", path), parameter.Tensor.Gradient, Tolerance.Golden, path);
        float[] hidden = [.. state.Hidden(0).Values, .. state.Hidden(1).Values], cell = state.HasCell ? [.. state.Cell(0).Values, .. state.Cell(1).Values] : [];
        Expect.AllClose(golden.Numbers("hidden"), hidden, Tolerance.Golden, "hidden");
        Expect.AllClose(golden.Numbers("cell"), cell, Tolerance.Golden, "cell");

        foreach (var (step, expected) in golden.Numbers("sgd", "losses").Index())
        {
            state.Clear();
            Expect.Close(expected, Read((_, _) => { }).Sum(loss => (double)loss), Tolerance.Golden, $"step {step}");
            foreach (var (_, parameter) in parameters)
            {
                for (var i = 0; i < parameter.Tensor.Shape.Length; i++)
                    parameter.Tensor.Values[i] -= (float)golden.Number("sgd", "lr") * parameter.Tensor.Gradient[i];
                parameter.OnChanged();
            }
        }

        float[] Read(Action<string, Tensor> inspect)
        {
            foreach (var (_, parameter) in parameters)
                parameter.ClearGradient();
            return [.. pieces.Select(piece =>
            {
                var batch = new PackedBatch(golden.IntegerRows("pieces", piece));
                var states = layers.Forward(tape, embedding.Forward(tape, batch.Ids), batch.Sequences, random, state);
                inspect(piece, states);
                var loss = new CrossEntropyLoss().Forward(tape, linear.Forward(tape, new MaxPooling().Forward(tape, states, batch.Sequences)), golden.Integers("targets", piece));
                tape.Backward(loss);
                var value = loss.Item;
                tape.Reset();
                return value;
            })];
        }
    }
}
