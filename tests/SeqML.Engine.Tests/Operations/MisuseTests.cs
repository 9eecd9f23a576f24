using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Autograd.Operations.Convolution;
using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Operations refuse what does not fit, and say what was expected and what was found.</summary>
public sealed class MisuseTests
{
    private readonly Tape tape = new(records: true);
    private readonly PackedSequences sequences = new();

    public MisuseTests() => sequences.Set([3, 2]);

    [Theory]
    [InlineData(7, 3)]
    [InlineData(-1, 0)]
    public void Lookup_names_the_table_the_range_and_the_id(int id, int position)
    {
        var table = new Parameter("words.weight", Shape.Matrix(7, 2), isLookup: true);
        var ids = new int[5];
        ids[position] = id;
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => LookupOperation.Apply(tape, ids, table, paddingId: 0));
        Contains(error, "'words.weight'", "[7, 2]", "from 0 to 6", $"found {id} at position {position}");
    }

    [Fact]
    public void Lookup_refuses_a_parameter_that_is_no_table() =>
        Contains(Assert.Throws<ArgumentException>(() => LookupOperation.Apply(tape, [0], Parameter(7, 2), paddingId: 0)), "isLookup", "'p'");

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Cross_entropy_names_the_range_and_the_target(int target)
    {
        var logits = tape.Allocate(Shape.Matrix(2, 3));
        logits.Values.Clear();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropyOperation.Apply(tape, logits, [0, target]));
        Contains(error, "from 0 to 2", $"found {target} at position 1");
    }

    [Fact]
    public void Cross_entropy_refuses_another_number_of_targets() =>
        Contains(Assert.Throws<ArgumentException>(() => CrossEntropyOperation.Apply(tape, new Tensor(Shape.Matrix(2, 3)), [0, 1, 2])),
            "Expected 2 targets", "[2, 3]", "found 3");

    /// <summary>A loss, targets for its logits of [2, 3], and what the message has to say.</summary>
    public static TheoryData<string, float[], string[]> Losses => new()
    {
        { "binary", [0, 1, 0, 1, 0], ["Expected 6 targets", "[2, 3]", "found 5"] },
        { "binary", [0, 1, 0, 1, 0, 1.5f], ["from 0 to 1", "found 1.5 at position 5"] },
        { "binary", [0, 1, -0.1f, 1, 0, 1], ["from 0 to 1", "found -0.1 at position 2"] },
        { "binary", [float.NaN, 1, 0, 1, 0, 1], ["from 0 to 1", "found NaN at position 0"] },
        { "squared", [0, 1, 0, 1, 0, 1, 0], ["Expected 6 targets", "[2, 3]", "found 7"] },
        { "squared", [0, float.NaN, 0, 1, 0, 1], ["finite targets", "found NaN at position 1"] },
        { "squared", [0, 1, 0, 1, 0, float.NegativeInfinity], ["finite targets", "found -Infinity at position 5"] },
        { "huber", [], ["Expected 6 targets", "[2, 3]", "found 0"] },
        { "huber", [0, float.PositiveInfinity, 0, 1, 0, 1], ["finite targets", "found Infinity at position 1"] },
        { "weighted", [0, 1, 2], ["Expected 2 targets", "[2, 3]", "found 3"] },
        { "weighted", [0, 3], ["from 0 to 2", "found 3 at position 1"] },
        { "weighted", [-1, 0], ["from 0 to 2", "found -1 at position 0"] },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Losses_name_what_they_expect_of_targets_and_the_position(string loss, float[] targets, string[] parts) =>
        Contains(Assert.ThrowsAny<ArgumentException>(() => Run(loss, Rows(2, 3), targets)), parts);

    [Theory]
    [InlineData("plain")]
    [InlineData("weighted")]
    [InlineData("binary")]
    [InlineData("squared")]
    [InlineData("huber")]
    public void Losses_refuse_an_empty_batch(string loss) =>
        Contains(Assert.Throws<ArgumentException>(() => Run(loss, Rows(0, 3), [])), "at least one row", "[0, 3]");

    [Fact]
    public void Losses_refuse_options_out_of_range()
    {
        var x = Rows(2, 3);
        Contains(Assert.Throws<ArgumentException>(() => WeightedCrossEntropyOperation.Apply(tape, x, [0, 1], [1, 2], 0, null)), "Expected 3 class weights", "[2, 3]", "found 2");
        Contains(Assert.Throws<ArgumentException>(() => BinaryCrossEntropyOperation.Apply(tape, x, new float[6], [1])), "Expected 3 positive weights", "[2, 3]", "found 1");
        foreach (var smoothing in new[] { -0.1f, 1.1f, float.NaN })
            Contains(Assert.Throws<ArgumentOutOfRangeException>(() => WeightedCrossEntropyOperation.Apply(tape, x, [0, 1], null, smoothing, null)), "from 0 to 1");
        foreach (var delta in new[] { 0, -1, float.NaN, float.PositiveInfinity })
            Contains(Assert.Throws<ArgumentOutOfRangeException>(() => HuberOperation.Apply(tape, x, new float[6], delta)), "delta above 0");
    }

    private void Run(string loss, Tensor x, float[] targets) => _ = loss switch
    {
        "plain" => CrossEntropyOperation.Apply(tape, x, [.. targets.Select(target => (int)target)]),
        "weighted" => WeightedCrossEntropyOperation.Apply(tape, x, [.. targets.Select(target => (int)target)], null, 0.1f, -100),
        "binary" => BinaryCrossEntropyOperation.Apply(tape, x, targets, null),
        "squared" => MeanSquaredErrorOperation.Apply(tape, x, targets),
        _ => HuberOperation.Apply(tape, x, targets, 1),
    };

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Linear_refuses_inputs_of_another_width(int columns) =>
        Contains(Assert.Throws<ArgumentException>(() => LinearOperation.Apply(tape, Rows(3, columns), Parameter(2, 5), Parameter(2))),
            $"[3, {columns}]", "'p' of shape [2, 5]");

    [Fact]
    public void Linear_refuses_a_bias_of_another_length() =>
        Contains(Assert.Throws<ArgumentException>(() => LinearOperation.Apply(tape, Rows(3, 5), Parameter(2, 5), Parameter(1))), "shape [1]");

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Sequences_refuse_another_number_of_rows(int rows)
    {
        var x = Rows(rows, 4);
        foreach (var run in new Action[]
        {
            () => MaxOverTimeOperation.Apply(tape, x, sequences),
            () => MeanOverTimeOperation.Apply(tape, x, sequences),
            () => LastStateOperation.Apply(tape, x, sequences, directions: 1),
            () => ConvolutionOperation.Apply(tape, x, sequences, Filters(4, 3)),
            () => RecurrentOperation<LstmCell>.Apply(tape, x, sequences, Weights(4, 3), reversed: null),
        })
            Contains(Assert.Throws<ArgumentException>(run), "5 rows", "2 sequences", $"found a tensor of shape [{rows}, ");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Lstm_refuses_inputs_of_another_width(int columns) =>
        Contains(Assert.Throws<ArgumentException>(
            () => RecurrentOperation<LstmCell>.Apply(tape, Rows(5, columns), sequences, null, Weights(4, 3))),
            "Expected 4 columns", "'p' of shape [12, 4]", $"[5, {columns}]");

    [Fact]
    public void Lstm_refuses_to_read_in_no_direction() =>
        Contains(Assert.Throws<ArgumentException>(() => RecurrentOperation<LstmCell>.Apply(tape, Rows(5, 4), sequences, null, null)), "one direction or both", "found none");

    [Fact]
    public void Attention_refuses_more_weights_than_memory_holds()
    {
        var texts = new PackedSequences();
        texts.Set([.. Enumerable.Repeat(4_096, 64)]);
        var x = new TensorColumns(Rows(texts.Rows, 4));
        Contains(Assert.Throws<ArgumentException>(() => AttentionOperation.Apply(new Tape(records: true), x, x, x, 4, AttentionScope.Within(texts), 0, new SeededRandom(1))),
            "found 4,294,967,296", "64 texts of up to 4096 tokens, 4 heads");
    }

    [Fact]
    public void Attention_across_refuses_queries_and_keys_of_one_tensor()
    {
        var x = new TensorColumns(Rows(5, 4));
        Contains(Assert.Throws<ArgumentException>(() => AttentionOperation.Apply(tape, x, x, x, 2, AttentionScope.Across(sequences, sequences, [1, 0]), 0, new SeededRandom(1))),
            "queries of another tensor");
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(0, 4)]
    [InlineData(3, 6)]
    public void Last_state_refuses_features_that_directions_do_not_share(int directions, int features) =>
        Contains(Assert.Throws<ArgumentException>(() => LastStateOperation.Apply(tape, Rows(5, features), sequences, directions)),
            $"found {directions} for {features} features");

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Convolution_refuses_inputs_of_another_width(int columns) =>
        Contains(Assert.Throws<ArgumentException>(() => ConvolutionOperation.Apply(tape, Rows(5, columns), sequences, Filters(4, 3))),
            "Expected 4 columns", "'w' of shape [2, 4, 3]", $"[5, {columns}]");

    [Theory]
    [InlineData(5, 2)]
    [InlineData(4, 3)]
    public void Filters_that_do_not_fit_are_refused(int inputs, int biases) =>
        Contains(Assert.Throws<ArgumentException>(() => new FilterBank([Filter(4, 2, 2), Filter(inputs, 3, biases)], dilation: 1)),
            "[O, 4, width]", $"'w' of shape [2, {inputs}, 3]", $"'b' of shape [{biases}]");

    [Fact]
    public void Filters_of_no_width_a_weight_that_is_a_matrix_and_no_dilation_are_refused()
    {
        Contains(Assert.Throws<ArgumentException>(() => new FilterBank([], dilation: 1)), "at least one width");
        Contains(Assert.Throws<ArgumentException>(() => new FilterBank([(Parameter(2, 4), Parameter(2))], dilation: 1)), "'p' of shape [2, 4]");
        Assert.Throws<ArgumentOutOfRangeException>(() => new FilterBank([Filter(4, 2, 2)], dilation: 0));
    }

    private static FilterBank Filters(int inputs, int width) => new([Filter(inputs, width, biases: 2)], dilation: 1);

    private static (Parameter, Parameter) Filter(int inputs, int width, int biases) =>
        (new("w", Shape.Filters(2, inputs, width)), new("b", Shape.Vector(biases)));

    private static Tensor Rows(int rows, int columns) => new(Shape.Matrix(rows, columns));

    private static Parameter Parameter(int rows, int columns) => new("p", Shape.Matrix(rows, columns));

    private static Parameter Parameter(int length) => new("p", Shape.Vector(length));

    private static RecurrentWeights Weights(int inputs, int size) =>
        new(Parameter(4 * size, inputs), Parameter(4 * size, size), Parameter(4 * size), Parameter(4 * size));

    private static void Contains(Exception error, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
}
