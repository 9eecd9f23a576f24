using SeqML.Engine.Randomness;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

public sealed class InitializationTests
{
    public static TheoryData<string> Kinds => RecurrentKinds.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_weights_and_another_does_not(string kind)
    {
        var (one, same, other) = (Create(kind, seed: 1), Create(kind, seed: 1), Create(kind, seed: 2));
        for (var p = 0; p < one.Parameters.Length; p++)
        {
            Expect.SameBits(one.Parameters[p].Parameter.Tensor.Values, same.Parameters[p].Parameter.Tensor.Values, one.Parameters[p].Name);
            if (kind != "lstm_layer_norm" || !IsConstant(one.Parameters[p].Name))
                Assert.False(one.Parameters[p].Parameter.Tensor.Values.SequenceEqual(other.Parameters[p].Parameter.Tensor.Values));
        }
    }

    [Theory]
    [InlineData("gru")]
    [InlineData("gru_reset_before")]
    [InlineData("rnn_tanh")]
    [InlineData("rnn_relu")]
    public void Recurrent_weights_and_biases_are_even_within_their_bound(string kind)
    {
        const int hidden = 25;
        var layers = RecurrentKinds.Create(kind, 30, hidden, layers: 2, bidirectional: true, dropout: 0, new SeededRandom(2));
        foreach (var (_, parameter) in layers.Parameters)
            CheckEven(parameter.Tensor.Values.ToArray(), bound: 0.2);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_random_numbers_all_recurrent_weights_and_biases_are_zero(string kind)
    {
        var layers = RecurrentKinds.Create(kind, 30, 25, layers: 2, bidirectional: true, dropout: 0, random: null);
        Assert.Equal(4 * (4 + RecurrentKinds.OwnOf(kind).Parameters), layers.Parameters.Count());
        foreach (var (_, parameter) in layers.Parameters)
            Assert.Equal(-1, parameter.Tensor.Values.IndexOfAnyExcept(0f));
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("lstm_peephole")]
    public void Lstm_weights_are_even_within_their_bound_and_the_forget_bias_is_1(string kind)
    {
        const int hidden = 25;
        var lstm = RecurrentKinds.Create(kind, 30, hidden, layers: 2, bidirectional: true, dropout: 0, new SeededRandom(1));
        foreach (var (name, parameter) in lstm.Parameters)
        {
            var values = parameter.Tensor.Values.ToArray();
            if (name.StartsWith("bias", StringComparison.Ordinal))
            {
                var forget = values.AsSpan(hidden, hidden);
                Assert.Equal(-1, forget.IndexOfAnyExcept(name.StartsWith("bias_ih", StringComparison.Ordinal) ? 1f : 0f));
                values = [.. values[..hidden], .. values[(2 * hidden)..]];
            }
            CheckEven(values, bound: 0.2);
        }
    }

    [Fact]
    public void Layer_norm_lstms_start_with_gains_of_1_and_biases_of_0_but_for_the_forget_gates()
    {
        const int hidden = 25;
        var lstm = new LayerNormLstm(30, hidden, layerCount: 2, bidirectional: true, dropoutProbability: 0, new SeededRandom(1));
        foreach (var (name, parameter) in lstm.Parameters)
        {
            var values = parameter.Tensor.Values.ToArray();
            if (name.StartsWith("weight", StringComparison.Ordinal))
                CheckEven(values, bound: 0.2);
            else
                Assert.Equal(-1, values.AsSpan(name.StartsWith("bias_ih", StringComparison.Ordinal) ? 2 * hidden : 0)
                    .IndexOfAnyExcept(name.StartsWith("gain", StringComparison.Ordinal) ? 1f : 0f));
            if (name.StartsWith("bias_ih", StringComparison.Ordinal))
                Assert.Equal([.. new float[hidden], .. Enumerable.Repeat(1f, hidden)], values[..(2 * hidden)]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Orthogonal_initialization_makes_each_gates_block_orthogonal_and_leaves_the_rest(string kind)
    {
        const int hidden = 19;
        var (layers, same, other, even) = (Orthogonal(kind, hidden, 1), Orthogonal(kind, hidden, 1), Orthogonal(kind, hidden, 2), RecurrentKinds.Create(kind, 5, hidden, 2, bidirectional: true, 0, new SeededRandom(1)));
        foreach (var (name, parameter) in layers.Parameters)
        {
            var values = parameter.Tensor.Values;
            Expect.SameBits(values, Values(same, name), name);
            if (!name.StartsWith("weight_hh", StringComparison.Ordinal))
            {
                Expect.SameBits(Values(even, name), values, name);
                continue;
            }
            Assert.False(values.SequenceEqual(Values(other, name)));
            for (var gate = 0; gate < RecurrentKinds.GatesOf(kind); gate++)
                CheckOrthogonal(values.Slice(gate * hidden * hidden, hidden * hidden), hidden);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(130)]
    public void Orthogonal_matrices_of_any_size_are_orthogonal_to_rounding(int size)
    {
        var layers = new TanhRnn(1, size, 1, bidirectional: false, 0, new SeededRandom(5), initialization: RecurrentInitialization.Orthogonal);
        CheckOrthogonal(Values(layers, "weight_hh_l0"), size);
    }

    [Fact]
    public void Linear_weights_and_biases_are_even_within_their_bound()
    {
        var linear = new Linear(inputs: 100, outputs: 60, new SeededRandom(1));
        CheckEven(linear.Weight.Tensor.Values.ToArray(), bound: 0.1);
        CheckEven(linear.Bias.Tensor.Values.ToArray(), bound: 0.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Embedding_vectors_are_normal_and_the_padding_vector_zero(int paddingId)
    {
        var values = new Embedding(1000, 20, new SeededRandom(1), standardDeviation: 0.5f, paddingId).Weight.Tensor.Values.ToArray();
        for (var id = 0; id < 1000; id++)
            Assert.Equal(id == paddingId, values.AsSpan(id * 20, 20).IndexOfAnyExcept(0f) < 0);
        Assert.InRange(values.Average(), -0.02, 0.02);
        Assert.InRange(values.Average(value => value * value), 0.24, 0.26);
    }

    [Fact]
    public void Parameter_counts_are_those_of_the_formulas()
    {
        var random = new SeededRandom(1);
        Assert.Equal(5 * 3 + 5, new Linear(3, 5, random).ParameterCount);
        Assert.Equal(11 * 5, new Embedding(11, 5, random).ParameterCount);
        Assert.Equal(0, new Dropout(0.5f).ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Recurrent_parameter_counts_are_those_of_the_formulas(string kind)
    {
        var (random, gates) = (new SeededRandom(1), RecurrentKinds.GatesOf(kind));
        var own = RecurrentKinds.OwnOf(kind).Units * 6;
        Assert.Equal(gates * 6 * (5 + 6 + 2) + own, RecurrentKinds.Create(kind, 5, 6, 1, bidirectional: false, 0, random).ParameterCount);
        Assert.Equal(2 * gates * 6 * (5 + 6 + 2) + 2 * gates * 6 * (12 + 6 + 2) + 4 * own,
            RecurrentKinds.Create(kind, 5, 6, 2, bidirectional: true, 0, random).ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Recurrent_sizes_that_cannot_be_are_refused(string kind)
    {
        var random = new SeededRandom(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => RecurrentKinds.Create(kind, 5, 0, 1, bidirectional: false, 0, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => RecurrentKinds.Create(kind, 5, 6, 0, bidirectional: false, 0, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => RecurrentKinds.Create(kind, 5, 6, 1, bidirectional: false, 1, random));
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        var random = new SeededRandom(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(0, 5, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(5, 0, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LastPooling(3));
    }

    private static Network Create(string kind, long seed) =>
        new(kind, vocabulary: 20, width: 5, hidden: 6, layers: 2, bidirectional: true, dropout: 0, classes: 3, new MaxPooling(), seed);

    private static SequenceEncoder Orthogonal(string kind, int hidden, long seed) => kind switch
    {
        "lstm_peephole" => new PeepholeLstm(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
        "lstm_layer_norm" => new LayerNormLstm(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
        "gru" => new Gru(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
        "gru_reset_before" => new ResetBeforeGru(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
        "rnn_tanh" => new TanhRnn(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
        "rnn_relu" => new ReluRnn(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
        _ => new Lstm(5, hidden, 2, bidirectional: true, 0, new SeededRandom(seed), initialization: RecurrentInitialization.Orthogonal),
    };

    private static Span<float> Values(Module module, string name) => module.Parameters.Single(named => named.Name == name).Parameter.Tensor.Values;

    /// <summary>A gain or bias of a normalization, which is the same for every seed.</summary>
    private static bool IsConstant(string name) => name.StartsWith("lstm.gain", StringComparison.Ordinal) || name.StartsWith("lstm.bias", StringComparison.Ordinal);

    /// <summary>Q Qᵀ is the identity, but for the rounding of its numbers to float.</summary>
    private static void CheckOrthogonal(ReadOnlySpan<float> q, int size)
    {
        for (var i = 0; i < size; i++)
            for (var k = 0; k <= i; k++)
            {
                var product = 0d;
                for (var j = 0; j < size; j++)
                    product += (double)q[i * size + j] * q[k * size + j];
                Expect.Close(i == k ? 1 : 0, product, Tolerance.Kernel, magnitude: 1, $"rows {i} and {k}");
            }
    }

    /// <summary>Within the bound, near it somewhere (by chance not so in one of 20,000 cases), and with the variance of the even distribution to four standard errors.</summary>
    private static void CheckEven(float[] values, double bound)
    {
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.InRange(values.Max(), bound * (1 - 12d / values.Length), bound);
        var error = 4 * bound * bound * 0.3 / Math.Sqrt(values.Length);
        Assert.InRange(values.Average(value => (double)value * value), bound * bound / 3 - error, bound * bound / 3 + error);
    }
}
