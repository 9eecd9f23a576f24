using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Pooling;

/// <summary>The state in which each direction ends: what a recurrent layer remembers of the whole sequence.</summary>
public sealed class LastPooling : SequencePooling
{
    private readonly int directions;

    /// <summary>Pools a layer of one or two <paramref name="directions"/>.</summary>
    public LastPooling(int directions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(directions, 2);
        this.directions = directions;
    }

    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences) => LastStateOperation.Apply(tape, x, sequences, directions);
}
