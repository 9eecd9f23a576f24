namespace SeqML.Embeddings.Evaluation;

/// <summary>How well vectors answer analogies.</summary>
public sealed record AnalogyResult
{
    /// <summary>Each section, in the order of the questions.</summary>
    public required IReadOnlyList<AnalogyAccuracy> Sections { get; init; }

    /// <summary>The sections that are not of grammar, together.</summary>
    public required AnalogyAccuracy Semantic { get; init; }

    /// <summary>The sections of grammar, together.</summary>
    public required AnalogyAccuracy Syntactic { get; init; }

    /// <summary>All sections together: a question counts the same in each.</summary>
    public required AnalogyAccuracy Total { get; init; }

    /// <summary>A line for each section, then semantic, syntactic and total.</summary>
    public override string ToString() => string.Join('\n', Sections.Append(Semantic).Append(Syntactic).Append(Total));
}
