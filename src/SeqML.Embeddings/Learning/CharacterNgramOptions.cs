using SeqML.Embeddings.Learning.Objectives;

namespace SeqML.Embeddings.Learning;

/// <summary>How <see cref="CharacterNgrams"/> learns. The defaults are those of Hashimoto et al. (2017) and their program.</summary>
public sealed record CharacterNgramOptions : LearningOptions
{
    /// <summary>The defaults.</summary>
    public CharacterNgramOptions() =>
        (Window, MinimumCount, Epochs, SamplingThreshold, Objective) = (1, 10, 1, 1e-5, new NegativeSampling { Count = 15 });

    /// <summary>n-grams that come less often, in all words of the corpus, have no vector.</summary>
    /// <value>10; at least 1.</value>
    public int MinimumNgramCount { get; init; } = 10;

    private protected override void ValidateOwn() => Require(MinimumNgramCount >= 1, MinimumNgramCount, "at least 1");
}
