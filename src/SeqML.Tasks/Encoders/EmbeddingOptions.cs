using System.Text.Json.Serialization;
using SeqML.Embeddings;

namespace SeqML.Tasks.Encoders;

/// <summary>Which words get a vector, and its size.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Numbers in a word's vector.</summary>
    /// <value>128; from 1 to 8,192. Ignored with <see cref="Vectors"/>, which have a size of their own.</value>
    public int Size { get => Vectors?.Size ?? field; init; } = 128;

    /// <summary>Vectors that words start with, learned elsewhere from much more text. Words of theirs that the training rows have not got are known, too, as many as <see cref="MaximumVocabulary"/> has room for.</summary>
    /// <value>Null: all vectors start at random. A model keeps the vectors of the words that it knows, and no more; this option is not saved. Not for Key columns, which have no words.</value>
    [JsonIgnore]
    public WordVectors? Vectors { get; init; }

    /// <summary>Whether all words' vectors stay in training what they were at the start. For little data and many words that are met in prediction only; else training them is better.</summary>
    /// <value>False. Ignored without <see cref="Vectors"/>.</value>
    public bool KeepVectors { get; init; }

    /// <summary>Whether a word that is not known is looked for in lower case, too.</summary>
    /// <value>False; always true with <see cref="Vectors"/>, since many are of lower-cased text. Ignored for Key columns.</value>
    public bool TriesLowerCase { get => field || Vectors is not null; init; }

    /// <summary>Words rarer than this in the training rows are treated as unknown, where they have none of <see cref="Vectors"/>. Ignored for Key columns, whose ids are given.</summary>
    /// <value>2; at least 1.</value>
    public int MinimumCount { get; init; } = 2;

    /// <summary>How many words are known at the most, the frequent first. Ignored for Key columns.</summary>
    /// <value>50,000; from 2.</value>
    public int MaximumVocabulary { get; init; } = 50_000;

    /// <summary>How much of the word vectors is dropped in training.</summary>
    /// <value>0.3; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Whether training leaves the vectors as they are.</summary>
    internal bool AreVectorsKept => KeepVectors && Vectors is not null;

    /// <summary>What a trained model says: its words' vectors are its own, and those it does not know are not kept in memory for it.</summary>
    internal EmbeddingOptions Learned() => Vectors is null ? this : this with { Vectors = null, Size = Size, TriesLowerCase = true };

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        Option.Require(Size is >= 1 and <= 8192, nameof(Size), Size, "from 1 to 8,192");
        Option.Require(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1");
        Option.Require(MaximumVocabulary >= 2, nameof(MaximumVocabulary), MaximumVocabulary, "at least 2");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }
}
