using System.Text.Json.Serialization;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Tagging;

/// <summary>A tagger: its network and its training.</summary>
public sealed record TaggerOptions
{
    /// <summary>Which network reads the sentence.</summary>
    /// <value>An <see cref="LstmEncoder"/> with its defaults.</value>
    public Encoder Encoder { get; init; } = new LstmEncoder();

    /// <summary>Which words get a vector, and its size.</summary>
    /// <value>Vectors of 100 numbers for all words of the training sentences, half of which are dropped in training, together with the other features of a word; a word that is not known is looked for in lower case.</value>
    public EmbeddingOptions Embedding { get; init; } = new() { Size = 100, MinimumCount = 1, Dropout = 0.5f, TriesLowerCase = true };

    /// <summary>How often a word that comes once in the training sentences is read as an unknown one, so that unknown words have a meaning, too. (Lample et al. 2016.)</summary>
    /// <value>0.5; from 0 to 1. With 0, and where the embedding's MinimumCount is 1, nothing is learned of unknown words.</value>
    public float UnknownShare { get; init; } = 0.5f;

    /// <summary>What is read of a word's characters.</summary>
    /// <value>A <see cref="CharacterCnn"/> with its defaults. Null: nothing.</value>
    public CharacterFeatures? Characters { get; init; } = new CharacterCnn();

    /// <summary>Numbers in the vector of a word's casing: lower case, upper case, a number, and so on. (Collobert et al. 2011.)</summary>
    /// <value>10, with which a word has 140 numbers, that a Transformer's heads can share; from 0 to 1,024. 0: casing is not read.</value>
    public int CasingSize { get; init; } = 10;

    /// <summary>How the tags are chosen.</summary>
    /// <value>A <see cref="CrfHead"/>.</value>
    public TagHead Head { get; init; } = new CrfHead();

    /// <summary>What the tags mean.</summary>
    /// <value>Ignored where <see cref="MakesSpans"/> is false. Null: it is found out from the training sentences, by <see cref="TagScheme.Detect"/>.</value>
    [JsonIgnore]
    public TagScheme? Scheme { get; init; }

    /// <summary>Whether tags make spans of tokens: entities, chunks. For parts of speech, where some token has no tag, or a tag is called O.</summary>
    /// <value>True: where tags have a <see cref="Scheme"/>. Tags of every token without prefixes, as parts of speech mostly are, make none anyhow.</value>
    [JsonIgnore]
    public bool MakesSpans { get; init; } = true;

    /// <summary>How much of the encoder's results is dropped in training.</summary>
    /// <value>0.5; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; } = 0.5f;

    /// <summary>Tokens that are read together. A longer sentence is read in pieces of so many, each for itself: every token has its tag.</summary>
    /// <value>512; from 1 to 65,536.</value>
    public int MaximumTokens { get; init; } = 512;

    /// <summary>How it is trained.</summary>
    /// <value>As <see cref="TrainingOptions"/> has it, but for smaller batches of 16, a learning rate of 0.004, 30 epochs and a patience of 5.</value>
    public TrainingOptions Training { get; init; } = new() { BatchSize = 16, LearningRate = 0.004f, Epochs = 30, Patience = 5 };

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Encoder);
        ArgumentNullException.ThrowIfNull(Embedding);
        ArgumentNullException.ThrowIfNull(Head);
        ArgumentNullException.ThrowIfNull(Training);
        Encoder.Validate();
        Embedding.Validate();
        Characters?.Validate();
        Option.Require(UnknownShare is >= 0 and <= 1, nameof(UnknownShare), UnknownShare, "from 0 to 1");
        Option.Require(CasingSize is >= 0 and <= 1024, nameof(CasingSize), CasingSize, "from 0 to 1,024");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
        Option.Require(MaximumTokens is >= 1 and <= 65_536, nameof(MaximumTokens), MaximumTokens, "from 1 to 65,536");
        Encoder.ValidateInput(EncoderInput);
        Training.Validate();
    }

    /// <summary>What the encoder will read: word vector, characters and casing side by side.</summary>
    internal EncoderInput EncoderInput => new(Embedding.Size + (Characters?.OutputSize ?? 0) + CasingSize, MaximumTokens);
}
