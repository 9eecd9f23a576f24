namespace SeqML.Corpora;

/// <summary>Which columns become which of a treebank in CoNLL-U. Null stands for the column that is named as the property, where there is one; an empty text for none.</summary>
/// <remarks>What has no column is an underscore for each word. All but <see cref="Text"/> and <see cref="SentId"/> are vectors of Text, or of Key with values, one a word; key 0 and an empty text are an underscore, too.</remarks>
public sealed record ConlluSaverOptions
{
    /// <summary>The words as they are written.</summary>
    /// <value>"Tokens".</value>
    public string Form { get; init; } = ConllLoaderOptions.Tokens;

    /// <summary>The words' dictionary forms.</summary>
    /// <value>Null: "Lemma", where there is such a column.</value>
    public string? Lemma { get; init; }

    /// <summary>The universal parts of speech; "PredictedLabel" for those that a tagger found.</summary>
    /// <value>Null: "Upos", where there is such a column.</value>
    public string? Upos { get; init; }

    /// <summary>The treebank's own parts of speech.</summary>
    /// <value>Null: "Xpos", where there is such a column.</value>
    public string? Xpos { get; init; }

    /// <summary>Morphological features, as "Number=Sing|Person=3".</summary>
    /// <value>Null: "Feats", where there is such a column.</value>
    public string? Feats { get; init; }

    /// <summary>The ids of the words that they depend on.</summary>
    /// <value>Null: "Head", where there is such a column.</value>
    public string? Head { get; init; }

    /// <summary>How they depend on them.</summary>
    /// <value>Null: "Deprel", where there is such a column.</value>
    public string? Deprel { get; init; }

    /// <summary>The enhanced dependencies.</summary>
    /// <value>Null: "Deps", where there is such a column.</value>
    public string? Deps { get; init; }

    /// <summary>Anything else, as "SpaceAfter=No".</summary>
    /// <value>Null: "Misc", where there is such a column.</value>
    public string? Misc { get; init; }

    /// <summary>A Text: the sentence, for the comment "# text = "; no comment where it is empty.</summary>
    /// <value>Null: "Text", where there is such a column.</value>
    public string? Text { get; init; }

    /// <summary>A Text: the sentence's name, for the comment "# sent_id = "; no comment where it is empty.</summary>
    /// <value>Null: "SentId", where there is such a column.</value>
    public string? SentId { get; init; }
}
