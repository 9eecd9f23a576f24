using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Texts in pieces: what is carried from one to the next makes them whole.</summary>
public sealed class RecurrentStateTests
{
    private const int Inputs = 5, Size = 7;

    private static readonly Dictionary<string, Action<int, int>> PiecesByCell = new()
    {
        ["lstm"] = CheckPieces<LstmCell>,
        ["lstm with peepholes"] = CheckPieces<PeepholeLstmCell>,
        ["lstm with layer norm"] = CheckPieces<LayerNormLstmCell>,
        ["gru"] = CheckPieces<GruCell>,
        ["gru, reset before"] = CheckPieces<ResetBeforeGruCell>,
        ["tanh"] = CheckPieces<TanhCell>,
        ["relu"] = CheckPieces<ReluCell>,
    };

    private readonly Tape tape = new(records: true);
    private readonly PackedSequences sequences = Packed(3, 2);

    public static TheoryData<string> Cells => [.. PiecesByCell.Keys];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_text_in_pieces_has_the_bits_of_the_whole(string cell)
    {
        foreach (var threads in (int[])[1, 2])
            foreach (var piece in (int[])[1, 3, 4, 10])
                PiecesByCell[cell](piece, threads);
    }

    [Fact]
    public void Every_cell_is_tried()
    {
        var cells = typeof(IRecurrentCell).Assembly.GetTypes().Count(type => !type.IsInterface && type.IsAssignableTo(typeof(IRecurrentCell)));
        Assert.Equal(cells, PiecesByCell.Count);
    }

    [Fact]
    public void A_shorter_sequence_leaves_the_state_of_its_own_last_token()
    {
        var weights = Weights<LstmCell>();
        var state = new RecurrentState(1, 2, Size, hasCell: true);
        var y = RecurrentOperation<LstmCell>.Apply(tape, Rows(5, seed: 1), sequences, weights, null, state);
        Expect.SameBits(y.Values[(4 * Size)..], state.Hidden(0).Values[..Size], "the longer one ends in row 4");
        Expect.SameBits(y.Values[(3 * Size)..(4 * Size)], state.Hidden(0).Values[Size..], "the shorter one in row 3");
    }

    [Fact]
    public void Gradients_end_where_a_piece_does()
    {
        // The second piece alone, from the state that the first has left, has the same gradients.
        var weights = Weights<LstmCell>();
        var pair = Packed(2, 2);
        var state = new RecurrentState(1, 2, Size, hasCell: true);
        RecurrentOperation<LstmCell>.Apply(new Tape(records: false), Rows(4, seed: 1), pair, weights, null, state);
        var (hidden, cell) = (state.Hidden(0).Values.ToArray(), state.Cell(0).Values.ToArray());
        var alone = Gradients(new Tape(records: true));

        hidden.CopyTo(state.Hidden(0).Values);
        cell.CopyTo(state.Cell(0).Values);
        var both = new Tape(records: true);
        var before = RecurrentOperation<LstmCell>.Apply(both, Rows(4, seed: 9), pair, weights, null, new RecurrentState(1, 2, Size, hasCell: true));
        var after = Gradients(both);
        for (var i = 0; i < alone.Length; i++)
            Expect.SameBits(alone[i], after[i], $"weight {i}");
        Assert.Equal(-1, before.Gradient.IndexOfAnyExcept(0f));

        float[][] Gradients(Tape other)
        {
            foreach (var parameter in weights.All)
                parameter.ClearGradient();
            var y = RecurrentOperation<LstmCell>.Apply(other, Rows(4, seed: 2), pair, weights, null, state);
            other.Backward(ProjectionOperation.Apply(other, y, OperationCase.Projection(y.Shape.Length)));
            return [.. weights.All.Select(parameter => parameter.Tensor.Gradient.ToArray())];
        }
    }

    [Fact]
    public void Another_batch_size_is_refused() => Refuses(new RecurrentState(1, 3, Size, hasCell: true), "Expected a state of 2 sequences", "found one of 3");

    [Fact]
    public void Other_layers_states_are_refused()
    {
        Refuses(new RecurrentState(1, 2, Size + 1, hasCell: true), $"{Size} numbers with cells", $"found one of {Size + 1} numbers with cells");
        Refuses(new RecurrentState(1, 2, Size, hasCell: false), "without cells");
        Refuses(new RecurrentState(1, 2, Size, hasCell: true), "for 2 layers or more", layer: 1);
        Assert.Throws<InvalidOperationException>(() => new RecurrentState(1, 2, Size, hasCell: false).Cell(0));
    }

    [Fact]
    public void Reversed_sequences_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => RecurrentOperation<LstmCell>.Apply(
            tape, Rows(5, seed: 1), sequences, Weights<LstmCell>(), Weights<LstmCell>(), new RecurrentState(1, 2, Size, hasCell: true)));
        Assert.Contains("read forward alone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cleared_states_are_zero()
    {
        var state = new RecurrentState(2, 2, Size, hasCell: true);
        state.Hidden(1).Values.Fill(1);
        state.Cell(0).Values.Fill(1);
        state.Clear();
        Assert.Equal(-1, state.Hidden(1).Values.IndexOfAnyExcept(0f));
        Assert.Equal(-1, state.Cell(0).Values.IndexOfAnyExcept(0f));
    }

    private void Refuses(RecurrentState state, string part, string other = "", int layer = 0)
    {
        var error = Assert.Throws<ArgumentException>(() => RecurrentOperation<LstmCell>.Apply(
            tape, Rows(5, seed: 1), sequences, Weights<LstmCell>(), null, state, layer));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Nine sequences of ten tokens at once, and in pieces.</summary>
    private static void CheckPieces<TCell>(int piece, int threads)
        where TCell : struct, IRecurrentCell
    {
        const int count = 9, steps = 10;
        using var workers = new Workers(threads);
        var weights = Weights<TCell>();
        var x = Rows(count * steps, seed: 3);
        var whole = RecurrentOperation<TCell>.Apply(new Tape(records: true), x, Packed([.. Enumerable.Repeat(steps, count)]), weights, null);
        var state = new RecurrentState(1, count, Size, TCell.HasCell);
        var tape = new Tape(records: false, workers);
        for (var start = 0; start < steps; start += piece)
        {
            var length = Math.Min(piece, steps - start);
            var part = new Tensor(Shape.Matrix(count * length, Inputs));
            x.Values.Slice(start * count * Inputs, part.Shape.Length).CopyTo(part.Values);
            var y = RecurrentOperation<TCell>.Apply(tape, part, Packed([.. Enumerable.Repeat(length, count)]), weights, null, state);
            Expect.SameBits(whole.Values.Slice(start * count * Size, y.Shape.Length), y.Values, $"from step {start}");
            tape.Reset();
        }
        Expect.SameBits(whole.Values[^(count * Size)..], state.Hidden(0).Values, "the last state");
    }

    private static Tensor Rows(int rows, int seed)
    {
        var x = new Tensor(Shape.Matrix(rows, Inputs));
        RandomFloats.Uniform(x.Shape.Length, seed).CopyTo(x.Values);
        return x;
    }

    private static RecurrentWeights Weights<TCell>()
        where TCell : struct, IRecurrentCell =>
        RecurrentOperands<TCell>.Of([.. RecurrentOperands<TCell>.All(Inputs, Size).Select((operand, i) => operand.Create(seed: 20 + i))]);

    private static PackedSequences Packed(params int[] lengths)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        return sequences;
    }
}
