using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>What is learned of a word and its context: <see cref="NegativeSampling"/> or <see cref="HierarchicalSoftmax"/>.</summary>
public abstract record LearningObjective
{
    private protected LearningObjective()
    {
    }

    /// <summary>Throws where an option is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is. The message says what was expected and found.</exception>
    public abstract void Validate();

    /// <summary>Makes it for words that come so often.</summary>
    internal abstract OutputRows Make(EncodedCorpus corpus);
}
