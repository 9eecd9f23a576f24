namespace SeqML.Tasks.Tagging;

/// <summary>An entity, or another run of tokens that belong together, in a text.</summary>
/// <param name="Type">What it is, as "PER".</param>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units it has.</param>
/// <param name="FirstWord">The word in which it starts, from 0 on.</param>
/// <param name="Words">In how many words it lies.</param>
/// <param name="Probability">How likely it is that there is just this entity: of this type, from this start to this end.</param>
public readonly record struct EntitySpan(string Type, int Start, int Length, int FirstWord, int Words, float Probability)
{
    /// <summary>The unit after the last.</summary>
    public int End => Start + Length;

    /// <summary>The entity itself.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
