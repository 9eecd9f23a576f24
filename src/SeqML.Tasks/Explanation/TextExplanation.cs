namespace SeqML.Tasks.Explanation;

/// <summary>Which words of a text decided for a class or label, or against it; of a value, which raised and which lowered it.</summary>
public sealed record TextExplanation
{
    /// <summary>The text; of tokens, these with a space between each two.</summary>
    public required string Text { get; init; }

    /// <summary>How it was told.</summary>
    public required ExplanationMethod Method { get; init; }

    /// <summary>The class or label that is explained, from 0; of a value 0.</summary>
    public required int ClassIndex { get; init; }

    /// <summary>What the class or label is called; null where that is not known, and of a value.</summary>
    /// <value>Null.</value>
    public string? ClassName { get; init; }

    /// <summary>The probability of the class or label; or the value.</summary>
    public required float Answer { get; init; }

    /// <summary>Whether a value is explained, in whose unit the scores are, and not a probability.</summary>
    /// <value>False.</value>
    public bool IsValue { get; init; }

    /// <summary>The words that the model read, in the order of the text; none of a text without words.</summary>
    public required IReadOnlyList<WordImportance> Words { get; init; }

    /// <summary>
    /// Of integrated gradients, how far the sum of the scores is from what it approaches with more steps, the logit (or value) of the text less that of vectors of zeros
    /// (completeness: Sundararajan, Taly and Yan 2017, proposition 1). Null with other methods.
    /// </summary>
    /// <value>Null.</value>
    public float? ConvergenceDelta { get; init; }

    /// <summary>The text as a piece of HTML that needs nothing else: words for the class on blue, words against it on orange and underlined with dots, the stronger the deeper, each with its score as title.</summary>
    /// <returns>One div element; what stands in the text is escaped.</returns>
    public string ToHtml() => ExplanationHtml.Of(this);
}
