namespace SeqML.Embeddings;

/// <summary>Which of a file's word vectors are kept, and how.</summary>
public sealed record WordVectorsOptions
{
    /// <summary>The file's format, for files whose content does not tell: one of GloVe's whose first line is two whole numbers, say.</summary>
    /// <value>Null: it is recognized by the content, whatever the file's name.</value>
    public WordVectorsFormat? Format { get; init; }

    /// <summary>Only these words are kept, and their lower-case forms: those of one's own texts, to spare memory. What is damaged in the vectors of others is told all the same. Subwords are all kept.</summary>
    /// <value>Null: all words.</value>
    public IReadOnlyCollection<string>? Words { get; init; }

    /// <summary>How many words are kept at the most. Files have the frequent words first; what follows is not read, except where vectors of subwords follow.</summary>
    /// <value>No limit; at least 1.</value>
    public int MaximumCount { get; init; } = int.MaxValue;

    /// <summary>Where the numbers are kept.</summary>
    /// <value><see cref="WordVectorsStorage.Memory"/>. Mapped, a file of <see cref="WordVectorsFormat.Mapped"/> is read where it lies; of another format, one is made first: <see cref="MappedFile"/>.</value>
    public WordVectorsStorage Storage { get; init; }

    /// <summary>The file that is made to be mapped, once: it is used again while the file it was made of, and what is kept of it, stay the same. Ignored in memory.</summary>
    /// <value>Null: beside the file of vectors, with its name and .mapped.</value>
    public string? MappedFile { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumCount, 1, nameof(MaximumCount));
        if (!Enum.IsDefined(Storage))
            throw new ArgumentOutOfRangeException(nameof(Storage), Storage, FormattableString.Invariant($"Expected Memory or Mapped, found {Storage}."));
        if (Format is { } format && !Enum.IsDefined(format))
            throw new ArgumentOutOfRangeException(nameof(Format), format, FormattableString.Invariant($"Expected a format that is known, or null, found {format}."));
    }
}
