using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Positions;

/// <summary>A learned vector for each place, up to the longest sequence. (Gehring et al. 2017; Devlin et al. 2019.) What is longer is refused: <see cref="SinusoidalPositions"/> goes on.</summary>
public sealed class LearnedPositions : PositionalEncoding
{
    /// <summary>Vectors from N(0, 0.02^2), as BERT has them.</summary>
    /// <param name="maximumLength">Places that have a vector.</param>
    /// <param name="size">F, features of a token.</param>
    /// <param name="random">Decides the initial vectors; null for zeros, where trained ones will take their place.</param>
    public LearnedPositions(int maximumLength, int size, SeededRandom? random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Weight = new Parameter("weight", Shape.Matrix(maximumLength, size));
        random?.FillNormal(Weight.Tensor.Values, 0.02f);
    }

    /// <summary>The vectors, [places, F].</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [new(Weight.Name, Weight)];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A sequence is longer than there are places.</exception>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences)
    {
        if (sequences.Steps > Weight.Tensor.Shape.Rows)
            throw new ArgumentException($"Expected sequences of at most {Weight.Tensor.Shape.Rows} tokens, for which positions were learned, found one of {sequences.Steps}.", nameof(sequences));
        return AddPositionsOperation.Apply(tape, x, sequences, Weight.Tensor);
    }
}
