using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Pooling;

/// <summary>A mean of the tokens, each weighted by c · tanh(W x + b): how well it fits what was learned to look for. (Yang et al. 2016, equations 5 to 7.)</summary>
public sealed class AttentionPooling : SequencePooling
{
    private readonly Linear projection;
    private readonly Parameter context;

    /// <summary>Weights evenly from ±1 / sqrt(inputs), as PyTorch's nn.Linear has them.</summary>
    /// <param name="inputSize">F, features of a token.</param>
    /// <param name="size">A, numbers that a token is judged by.</param>
    /// <param name="random">Decides the initial weights; null for zeros, where trained ones will take their place.</param>
    public AttentionPooling(int inputSize, int size, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        projection = new Linear(inputSize, size, random);
        context = new Parameter("context", Shape.Vector(size));
        var bound = 1 / MathF.Sqrt(size);
        random?.FillUniform(context.Tensor.Values, -bound, bound);
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(context.Name, context), .. NamedParameter.Under("projection", projection)];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences) => Forward(tape, x, sequences, null);

    /// <summary>Pools each sequence, and tells what was looked at.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="sequences">How the rows of x form sequences.</param>
    /// <param name="weights">Gets the weights, where they are wanted.</param>
    /// <returns>[B, F].</returns>
    public Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, AttentionWeights? weights)
    {
        sequences.RequireRows(x);
        var scores = AdditiveScoresOperation.Apply(tape, projection.Forward(tape, x), sequences, null, context); // [N, 1]
        return WeightedMeanOperation.Apply(tape, x, scores, sequences, weights); // [B, F]
    }
}
