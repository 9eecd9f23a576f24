using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Long short-term memory: gates decide what to remember and what to forget. (Hochreiter and Schmidhuber 1997.)</summary>
public sealed record LstmEncoder : RecurrentEncoder
{
    /// <summary>Whether the gates see the cell, each unit its own. (Gers and Schmidhuber 2000; Graves 2013.)</summary>
    /// <value>False. Not together with <see cref="LayerNormalization"/>.</value>
    public bool Peepholes { get; init; }

    /// <summary>Whether sums and cells are normalized at each step, so that states keep their scale: slower a step, and often fewer of them. (Ba, Kiros and Hinton 2016.)</summary>
    /// <value>False. Not together with <see cref="Peepholes"/>.</value>
    public bool LayerNormalization { get; init; }

    private protected override int Gates => 4;

    private protected override int OwnUnits => Peepholes ? 3 : LayerNormalization ? 10 : 0;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Option.Require(!(Peepholes && LayerNormalization), nameof(LayerNormalization), LayerNormalization, "false where Peepholes is true");
    }

    internal override SequenceEncoder Create(EncoderInput input, SeededRandom? random) =>
        Peepholes ? new PeepholeLstm(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization)
        : LayerNormalization ? new LayerNormLstm(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization)
        : new Lstm(input.Size, HiddenSize, Layers, Bidirectional, Dropout, random, Residual, Initialization);
}
