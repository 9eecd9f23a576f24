using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>The plain recurrent network: the quickest, and the one that forgets soonest. (Elman 1990.)</summary>
public sealed record RnnEncoder : RecurrentEncoder
{
    /// <summary>What a state goes through.</summary>
    /// <value><see cref="RnnActivation.Tanh"/>.</value>
    public RnnActivation Activation { get; init; } = RnnActivation.Tanh;

    private protected override int Gates => 1;

    private protected override int OwnUnits => 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Option.Require(Enum.IsDefined(Activation), nameof(Activation), Activation, "Tanh or Relu");
    }

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) => Activation == RnnActivation.Tanh
        ? new TanhRnn(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization)
        : new ReluRnn(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization);
}
