namespace SeqML.Tagging;

/// <summary>An entity of a row: what the parallel columns of spans say at one place.</summary>
/// <param name="Type">What it is, as "PER".</param>
/// <param name="Start">Where it starts in the row's text, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units it has.</param>
/// <param name="Text">The entity itself.</param>
/// <param name="Probability">How likely it is that there is just this entity: of this type, from this start to this end.</param>
public sealed record TaggedEntity(string Type, int Start, int Length, string Text, float Probability)
{
    /// <summary>The entities of a row, from its columns of spans.</summary>
    /// <remarks>A column without elements comes as null into an object; then there are no entities.</remarks>
    /// <param name="types">Their types.</param>
    /// <param name="starts">Where they start.</param>
    /// <param name="lengths">Their lengths.</param>
    /// <param name="texts">Their texts.</param>
    /// <param name="probabilities">Their probabilities.</param>
    /// <exception cref="ArgumentException">There are not as many of one as of another.</exception>
    public static IReadOnlyList<TaggedEntity> Zip(string[]? types, int[]? starts, int[]? lengths, string[]? texts, float[]? probabilities)
    {
        var count = types?.Length ?? 0;
        if ((starts?.Length ?? 0) != count || (lengths?.Length ?? 0) != count || (texts?.Length ?? 0) != count || (probabilities?.Length ?? 0) != count)
            throw new ArgumentException($"Expected columns of spans with as many elements each, found {count} types, {starts?.Length ?? 0} starts, "
                + $"{lengths?.Length ?? 0} lengths, {texts?.Length ?? 0} texts and {probabilities?.Length ?? 0} probabilities.");
        var entities = new TaggedEntity[count];
        for (var i = 0; i < count; i++)
            entities[i] = new(types![i], starts![i], lengths![i], texts![i], probabilities![i]);
        return entities;
    }
}
