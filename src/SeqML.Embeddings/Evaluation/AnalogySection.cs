namespace SeqML.Embeddings.Evaluation;

/// <summary>Questions of one kind.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Questions">The questions.</param>
public sealed record AnalogySection(string Name, IReadOnlyList<AnalogyQuestion> Questions)
{
    /// <summary>Whether they are of grammar: their name begins with "gram", as in Google's questions.</summary>
    public bool IsSyntactic => Name.StartsWith("gram", StringComparison.Ordinal);
}
