using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Layers;

/// <summary>Drops numbers in training, and passes everything on in prediction. (Srivastava et al. 2014.)</summary>
public sealed class Dropout : Module
{
    private readonly float probability;

    /// <summary>A layer that drops each number with <paramref name="probability"/>, from 0 up to, but not, 1.</summary>
    public Dropout(float probability)
    {
        if (probability is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, $"Expected a dropout probability from 0 up to, but not, 1, found {probability}.");
        this.probability = probability;
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [];

    /// <summary>x with some numbers dropped on a tape that records; x itself on one that does not.</summary>
    public Tensor Forward(Tape tape, Tensor x, SeededRandom random) =>
        tape.Records && probability > 0 ? DropoutOperation.Apply(tape, x, probability, random) : x;
}
