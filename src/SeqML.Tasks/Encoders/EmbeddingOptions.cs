using System.Text.Json.Serialization;
using SeqML.Embeddings;

namespace SeqML.Tasks.Encoders;

/// <summary>Which words get a vector, and its size.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Numbers in a word's vector.</summary>
    /// <value>128; from 1 to 8,192. With <see cref="Vectors"/> it is theirs and <see cref="LearnedSize"/>, and what is set here is ignored.</value>
    public int Size { get => Vectors is null ? field : Vectors.Size + LearnedSize; init; } = 128;

    /// <summary>Vectors that words start with, learned elsewhere from much more text. Words of theirs that the training rows have not got are known, too, as many as <see cref="MaximumVocabulary"/> has room for.</summary>
    /// <value>Null: all vectors start at random. A word without one of its own has that of its lower case or, where they have subwords, one made of these. A model keeps the vectors of the words that it knows, and no more; this option is not saved. Not for Key columns, which have no words.</value>
    [JsonIgnore]
    public WordVectors? Vectors { get; init; }

    /// <summary>Numbers beside those of <see cref="Vectors"/> in a word's vector: they start at random, and training finds what the task needs and the vectors do not say. (Turian et al. 2010 join vectors so.)</summary>
    /// <value>0; from 0 on, so that <see cref="Size"/> is at most 8,192; 0 with <see cref="KeepVectors"/>. Ignored without <see cref="Vectors"/>.</value>
    public int LearnedSize { get; init; }

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

    /// <summary>Whether a word starts with one of the vectors.</summary>
    internal bool HasVector(string word) => Vectors is { } vectors && (vectors.IndexOf(word) >= 0 || (vectors.Subwords is not null && vectors.TryGetVector(word, new float[vectors.Size])));

    /// <summary>What a trained model says: its words' vectors are its own, and those it does not know are not kept in memory for it.</summary>
    internal EmbeddingOptions Learned() => Vectors is null ? this : this with { Vectors = null, Size = Size, LearnedSize = 0, TriesLowerCase = true };

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        Option.Require(LearnedSize >= 0 && (LearnedSize == 0 || !AreVectorsKept), nameof(LearnedSize), LearnedSize, "at least 0, and 0 where KeepVectors leaves all vectors as they are");
        Option.Require(LearnedSize <= 8192 && Size is >= 1 and <= 8192, nameof(Size), Vectors is null ? Size : (long)Vectors.Size + LearnedSize, "from 1 to 8,192");
        Option.Require(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1");
        Option.Require(MaximumVocabulary >= 2, nameof(MaximumVocabulary), MaximumVocabulary, "at least 2");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
    }
}
