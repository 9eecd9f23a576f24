namespace SeqML.Subwords;

/// <summary>What stands around the subwords of a text, and what else is told of them.</summary>
public sealed record EncodeSubwordsOptions
{
    /// <summary>Whether a text begins with the tokenizer's token for beginning, as BERT's [CLS].</summary>
    /// <value>False by default; ignored where the tokenizer has no such token.</value>
    public bool AddsBeginning { get; init; }

    /// <summary>Whether a text ends with the tokenizer's token for the end, as BERT's [SEP].</summary>
    /// <value>False by default; ignored where the tokenizer has no such token.</value>
    public bool AddsEnd { get; init; }

    /// <summary>How many subwords a row has at the most, those around it included: the rest of its text is cut.</summary>
    /// <value>At least 3; null by default: all of them.</value>
    public int? MaximumLength { get; init; }

    /// <summary>Whether rows shorter than <see cref="MaximumLength"/> are filled with the tokenizer's token for padding, or with key 0 where it has none.</summary>
    /// <value>False by default; ignored where <see cref="MaximumLength"/> is null.</value>
    public bool Pads { get; init; }

    /// <summary>A column for where each subword starts in the text, in UTF-16 units: a vector of Int32. A token that stands for no text is at the place where it would be, and its length is 0.</summary>
    /// <value>null by default: none. For a Text input only.</value>
    public string? StartColumnName { get; init; }

    /// <summary>A column for the length of each subword in the text: a vector of Int32.</summary>
    /// <value>null by default: none. For a Text input only.</value>
    public string? LengthColumnName { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    internal void Validate()
    {
        if (MaximumLength is { } length)
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 3, nameof(MaximumLength));
        if (StartColumnName is { } start)
            ArgumentException.ThrowIfNullOrEmpty(start, nameof(StartColumnName));
        if (LengthColumnName is { } lengths)
            ArgumentException.ThrowIfNullOrEmpty(lengths, nameof(LengthColumnName));
    }
}
