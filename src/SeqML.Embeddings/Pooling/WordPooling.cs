namespace SeqML.Embeddings.Pooling;

/// <summary>How the vectors of a text's words become one vector. Words without a vector are passed over; a text without words that have one gives zeros.</summary>
public abstract record WordPooling
{
    // What is not of SeqML cannot be saved.
    private protected WordPooling()
    {
    }

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>Numbers in the result.</summary>
    internal virtual int SizeOf(int vectorSize) => vectorSize;

    /// <summary>Whether words have weights of their own.</summary>
    internal virtual bool LearnsWeights => false;

    /// <summary>Whether the texts' first principal component is taken out of each.</summary>
    internal virtual bool LearnsComponent => false;

    /// <summary>The weight of a word that stands in some texts.</summary>
    /// <param name="count">How often it came in all texts; 0 for a word that did not.</param>
    /// <param name="texts">In how many texts.</param>
    /// <param name="totals">All words, and all texts.</param>
    internal virtual float WeightOf(long count, long texts, TextTotals totals) => 1;

    /// <summary>Adds a word.</summary>
    /// <param name="features">What the earlier words made; zeros before the first.</param>
    /// <param name="vector">The word's vector.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="isFirst">Whether none came before it.</param>
    internal abstract void Add(Span<float> features, ReadOnlySpan<float> vector, float weight, bool isFirst);

    /// <summary>Makes the result of what all words made.</summary>
    /// <param name="features">In and out.</param>
    /// <param name="count">How many words there were, at least 1.</param>
    /// <param name="weights">The sum of their weights.</param>
    internal virtual void Finish(Span<float> features, int count, double weights)
    {
    }
}
