namespace SeqML.Embeddings.Subwords;

/// <summary>Vectors of parts of words, of which a vector for any word is made, also for one that was never met.</summary>
public abstract class SubwordVectors
{
    private protected SubwordVectors(int size) => Size = size;

    /// <summary>Numbers in a vector.</summary>
    public int Size { get; }

    /// <summary>Makes the vector of a word from its n-grams.</summary>
    /// <param name="word">Any word, as it is: letter case matters.</param>
    /// <param name="vector">Takes <see cref="Size"/> numbers; zeros where the word has no n-gram with a vector.</param>
    /// <returns>Whether there was any n-gram with a vector.</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    public bool TryGetVector(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length != Size)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {Size} numbers, found {vector.Length}."), nameof(vector));
        return TryMake(word, vector);
    }

    private protected abstract bool TryMake(ReadOnlySpan<char> word, Span<float> vector);
}
