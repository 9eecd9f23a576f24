using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Attention;

/// <summary>
/// Attention of several heads with projections of their own (Vaswani et al. 2017, section 3.2.2). PyTorch's nn.MultiheadAttention, with its
/// names and layout: in_proj_weight has the rows of the queries, then of the keys, then of the values.
/// </summary>
public sealed class MultiHeadAttention : Module
{
    private readonly int size;
    private readonly int heads;
    private readonly float dropout;
    private readonly Linear output;

    /// <summary>Projections evenly from ±sqrt(6 / (3 E + E)) (Glorot and Bengio 2010), the last from ±1 / sqrt(E), biases of zero, as PyTorch has them.</summary>
    /// <param name="size">E, features of a token.</param>
    /// <param name="heads">How many heads share the features evenly.</param>
    /// <param name="dropoutProbability">How many of the weights are dropped in training.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public MultiHeadAttention(int size, int heads, float dropoutProbability, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (size % heads != 0)
            throw new ArgumentException($"Expected heads that share {size} features evenly, found {heads}.", nameof(heads));
        if (dropoutProbability is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(dropoutProbability), dropoutProbability, $"Expected a dropout probability from 0 up to, but not, 1, found {dropoutProbability}.");
        (this.size, this.heads, dropout) = (size, heads, dropoutProbability);
        InputWeight = new Parameter("in_proj_weight", Shape.Matrix(3 * size, size));
        InputBias = new Parameter("in_proj_bias", Shape.Vector(3 * size));
        var bound = MathF.Sqrt(6f / (4 * size));
        random?.FillUniform(InputWeight.Tensor.Values, -bound, bound);
        output = new Linear(size, size, random);
        output.Bias.Tensor.Values.Clear();
    }

    /// <summary>The projections of queries, keys and values, [3 E, E].</summary>
    public Parameter InputWeight { get; }

    /// <summary>Their biases, [3 E].</summary>
    public Parameter InputBias { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters =>
        [new(InputWeight.Name, InputWeight), new(InputBias.Name, InputBias), .. NamedParameter.Under("out_proj", output)];

    /// <summary>The tokens of each sequence look at each other.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, E], packed.</param>
    /// <param name="scope">Which tokens may look at which, within one set of sequences.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="weights">Gets the attention's weights, where they are wanted.</param>
    /// <returns>[N, E], packed.</returns>
    public Tensor Forward(Tape tape, Tensor x, AttentionScope scope, SeededRandom random, AttentionWeights? weights = null)
    {
        scope.Queries.RequireRows(x);
        var projected = LinearOperation.Apply(tape, x, InputWeight, InputBias); // [N, 3 E]
        return Attend(tape, new(projected, 0, size), new(projected, size, size), new(projected, 2 * size, size), scope, random, weights);
    }

    /// <summary>The tokens of each sequence look at those of its memory: a decoder at what an encoder read.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, E], packed.</param>
    /// <param name="memory">[M, E], packed.</param>
    /// <param name="scope">Which tokens may look at which, across two sets of sequences.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="weights">Gets the attention's weights, where they are wanted.</param>
    /// <returns>[N, E], packed.</returns>
    public Tensor Forward(Tape tape, Tensor x, Tensor memory, AttentionScope scope, SeededRandom random, AttentionWeights? weights = null)
    {
        scope.Queries.RequireRows(x);
        scope.Memory.RequireRows(memory);
        var queries = LinearOperation.Apply(tape, x, InputWeight, InputBias, 0, size); // [N, E]
        var projected = LinearOperation.Apply(tape, memory, InputWeight, InputBias, size, 2 * size); // [M, 2 E]
        return Attend(tape, new(queries), new(projected, 0, size), new(projected, size, size), scope, random, weights);
    }

    private Tensor Attend(Tape tape, TensorColumns queries, TensorColumns keys, TensorColumns values, AttentionScope scope, SeededRandom random, AttentionWeights? weights) =>
        output.Forward(tape, AttentionOperation.Apply(tape, queries, keys, values, heads, scope, tape.Records ? dropout : 0, random, weights));
}
