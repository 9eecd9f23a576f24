using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;
using SeqML.Layers;

namespace SeqML.Tasks.Encoders;

/// <summary>Which network reads the words, and its sizes. One record for each kind; it is data, and stands in the model's config.json.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LstmEncoder), "lstm")]
[JsonDerivedType(typeof(GruEncoder), "gru")]
[JsonDerivedType(typeof(RnnEncoder), "rnn")]
[JsonDerivedType(typeof(CnnEncoder), "cnn")]
[JsonDerivedType(typeof(TransformerEncoder), "transformer")]
public abstract record Encoder
{
    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public abstract void Validate();

    /// <summary>Checks the options against what will be read.</summary>
    internal virtual void ValidateInput(EncoderInput input)
    {
    }

    /// <summary>How many numbers the network learns.</summary>
    internal abstract long ParameterCount(EncoderInput input);

    /// <summary>Features of a token in the result.</summary>
    internal abstract int OutputSize(EncoderInput input);

    /// <summary>The same without dropout: what a prediction is, on a tape that records, too.</summary>
    internal abstract Encoder WithoutDropout();

    /// <summary>Makes the network.</summary>
    internal abstract SequenceEncoder Create(EncoderInput input, SeededRandom? random);
}
