using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;
using SeqML.Layers.Characters;

namespace SeqML.Tasks.Tagging.Features;

/// <summary>What is read of a word's characters: how unknown words are told apart. One record for each kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CharacterCnn), "cnn")]
[JsonDerivedType(typeof(CharacterLstm), "lstm")]
public abstract record CharacterFeatures
{
    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public abstract void Validate();

    /// <summary>Numbers that a word gets.</summary>
    internal abstract int OutputSize { get; }

    /// <summary>How many numbers the network learns.</summary>
    internal abstract long ParameterCount(int characters);

    /// <summary>Makes the network.</summary>
    internal abstract CharacterEncoder Create(int characters, SeededRandom? random);
}
