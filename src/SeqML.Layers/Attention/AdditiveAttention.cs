using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Attention;

/// <summary>
/// One query for each sequence looks at its tokens, with the scores v · tanh(W q + U x) (Bahdanau, Cho and Bengio 2015). Luong's "concat" (Luong, Pham and Manning 2015,
/// equation 8) is the same: his one matrix is W and U side by side.
/// </summary>
public sealed class AdditiveAttention : Module
{
    private readonly Parameter query;
    private readonly Parameter key;
    private readonly Parameter score;

    /// <summary>Weights evenly from ±1 / sqrt(inputs), as PyTorch's nn.Linear has them.</summary>
    /// <param name="querySize">Q, features of a query.</param>
    /// <param name="memorySize">F, features of a token.</param>
    /// <param name="size">A, numbers that query and token are compared by.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public AdditiveAttention(int querySize, int memorySize, int size, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(querySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(memorySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        query = Create("query.weight", Shape.Matrix(size, querySize));
        key = Create("key.weight", Shape.Matrix(size, memorySize));
        score = Create("score.weight", Shape.Vector(size));

        Parameter Create(string name, Shape shape)
        {
            var parameter = new Parameter(name, shape);
            var bound = 1 / MathF.Sqrt(shape.Columns);
            random?.FillUniform(parameter.Tensor.Values, -bound, bound);
            return parameter;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(query.Name, query), new(key.Name, key), new(score.Name, score)];

    /// <summary>The mean of each sequence's tokens, weighted by how well they fit its query.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="queries">[B, Q]: one for each sequence.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="weights">Gets the weights, where they are wanted.</param>
    /// <returns>[B, F].</returns>
    public Tensor Forward(Tape tape, Tensor queries, Tensor x, PackedSequences sequences, AttentionWeights? weights = null)
    {
        sequences.RequireRows(x);
        var (projected, keys) = (LinearOperation.Apply(tape, queries, query, null), LinearOperation.Apply(tape, x, key, null)); // [B, A], [N, A]
        return WeightedMeanOperation.Apply(tape, x, AdditiveScoresOperation.Apply(tape, keys, sequences, projected, score), sequences, weights);
    }
}
