using SeqML.Embeddings.Learning.Subwords;

namespace SeqML.Embeddings.Learning;

/// <summary>How <see cref="SkipGram"/> learns.</summary>
public sealed record SkipGramOptions : LearningOptions
{
    /// <summary>Parts of words that have vectors, too, so that words which were never met get one.</summary>
    /// <value>Null: words alone.</value>
    public SubwordOptions? Subwords { get; init; }

    private protected override void ValidateOwn() => Subwords?.Validate();
}
