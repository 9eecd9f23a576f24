using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Pooling;

/// <summary>The maximum of each feature over the tokens. Good at spotting a decisive word anywhere.</summary>
public sealed class MaxPooling : SequencePooling
{
    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences) => MaxOverTimeOperation.Apply(tape, x, sequences);
}
