using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>A vector for each id of a vocabulary. A training step touches the rows of its batch and no others. (PyTorch's nn.Embedding with sparse gradients.)</summary>
public sealed class Embedding : Module
{
    private readonly int paddingId;

    /// <summary>Vectors from N(0, <paramref name="standardDeviation"/>); zeros for padding, which stay.</summary>
    /// <param name="rows">V, how many ids there are; at least 1.</param>
    /// <param name="size">E, numbers a vector; at least 1.</param>
    /// <param name="random">Decides the initial vectors; null for zeros, where trained ones will take their place.</param>
    /// <param name="standardDeviation">Of the initial numbers; PyTorch has 1.</param>
    /// <param name="paddingId">The id whose vector stays zero, or -1 for none.</param>
    public Embedding(int rows, int size, SeededRandom? random, float standardDeviation = 1, int paddingId = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(paddingId, rows);
        this.paddingId = paddingId;
        Weight = new Parameter("weight", Shape.Matrix(rows, size), isLookup: true);
        random?.FillNormal(Weight.Tensor.Values, standardDeviation);
        if (paddingId >= 0)
            Weight.Tensor.Values.Slice(paddingId * size, size).Clear();
    }

    /// <summary>The vectors, [V, E].</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(Weight.Name, Weight)];

    /// <summary>The vector of each id.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="ids">[N].</param>
    /// <returns>[N, E].</returns>
    public Tensor Forward(Tape tape, ReadOnlySpan<int> ids) => LookupOperation.Apply(tape, ids, Weight, paddingId);
}
