using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Attention;

/// <summary>
/// One query for each sequence looks at its tokens, with the scores q · W x ("general"), or q · x ("dot"). (Luong, Pham and Manning 2015, equation 8; their "concat" is
/// <see cref="AdditiveAttention"/>.)
/// </summary>
public sealed class MultiplicativeAttention : Module
{
    private readonly Parameter? weight;

    /// <summary>"general": W evenly from ±1 / sqrt(memorySize), as PyTorch's nn.Linear has it.</summary>
    /// <param name="querySize">Q, features of a query.</param>
    /// <param name="memorySize">F, features of a token.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public MultiplicativeAttention(int querySize, int memorySize, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(querySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(memorySize, 1);
        weight = new Parameter("weight", Shape.Matrix(querySize, memorySize));
        var bound = 1 / MathF.Sqrt(memorySize);
        random?.FillUniform(weight.Tensor.Values, -bound, bound);
    }

    /// <summary>"dot": nothing to learn; queries and tokens have as many features.</summary>
    public MultiplicativeAttention()
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => weight is null ? [] : [new(weight.Name, weight)];

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
        var keys = weight is null ? x : LinearOperation.Apply(tape, x, weight, null); // [N, Q]
        return WeightedMeanOperation.Apply(tape, x, ProductScoresOperation.Apply(tape, keys, sequences, queries), sequences, weights);
    }
}
