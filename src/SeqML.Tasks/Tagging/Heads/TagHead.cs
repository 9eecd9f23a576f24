using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>How a sentence's tags are chosen. One record for each kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SoftmaxHead), "softmax")]
[JsonDerivedType(typeof(CrfHead), "crf")]
public abstract record TagHead
{
    /// <summary>How many numbers it learns beside the emissions' weights.</summary>
    internal abstract long ParameterCount(int tags);

    /// <summary>Makes it.</summary>
    internal abstract TagOutput Create(TagSet tags, SeededRandom? random);
}
