using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Pooling;

/// <summary>The mean of each feature over the tokens. Every token has its say.</summary>
public sealed class MeanPooling : SequencePooling
{
    /// <inheritdoc/>
    public override IEnumerable<NamedParameter> Parameters => [];

    /// <inheritdoc/>
    public override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences) => MeanOverTimeOperation.Apply(tape, x, sequences);
}
