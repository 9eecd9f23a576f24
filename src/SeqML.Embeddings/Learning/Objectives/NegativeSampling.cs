using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>Tell the word that is there from some that are drawn at random. (Mikolov et al. 2013b, section 2.2.)</summary>
public sealed record NegativeSampling : LearningObjective
{
    /// <summary>k, how many words are drawn; one that happens to be the right one is left out.</summary>
    /// <value>5, as the paper has it for small corpora; 2 to 5 do for large ones. From 1 to 100.</value>
    public int Count { get; init; } = 5;

    /// <summary>Words are drawn by their counts to the power of this.</summary>
    /// <value>0.75, as the paper found best; fastText's is 0.5. From 0 (all alike) to 1 (as they come).</value>
    public double Power { get; init; } = 0.75;

    /// <inheritdoc/>
    public override void Validate()
    {
        LearningOptions.Require(Count is >= 1 and <= 100, Count, "from 1 to 100");
        LearningOptions.Require(Power is >= 0 and <= 1, Power, "from 0 to 1");
    }

    internal override OutputRows Make(EncodedCorpus corpus) => new NoiseRows(NoiseTable.OfCounts(corpus.Counts, Power), Count);
}
