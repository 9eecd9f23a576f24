using Microsoft.ML.Data;

namespace SeqML.Tagging;

/// <summary>
/// The columns of spans for the class of a <c>PredictionEngine</c>, or of <c>CreateEnumerable</c>, and the entities that they make:
/// derive from it, and add the columns that are wanted beside, as <c>string[] PredictedLabel</c> after MapKeyToValue.
/// </summary>
/// <remarks>For a SpanColumnPrefix other than "Span", write the five columns into a class of your own, and call <see cref="TaggedEntity.Zip"/>.</remarks>
public abstract class EntityPrediction
{
    /// <summary>The entities' types. Null where there are none, as ML.NET gives a vector without elements.</summary>
    public string[]? SpanType { get; set; }

    /// <summary>Where they start in the text, in UTF-16 units.</summary>
    public int[]? SpanStart { get; set; }

    /// <summary>How many UTF-16 units they have.</summary>
    public int[]? SpanLength { get; set; }

    /// <summary>Their texts.</summary>
    public string[]? SpanText { get; set; }

    /// <summary>Their probabilities.</summary>
    public float[]? SpanProbability { get; set; }

    /// <summary>The entities, in the order of the text; empty where there are none.</summary>
    [NoColumn]
    public IReadOnlyList<TaggedEntity> Entities => TaggedEntity.Zip(SpanType, SpanStart, SpanLength, SpanText, SpanProbability);
}
