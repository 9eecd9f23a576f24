using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Classification;

/// <summary>A text classifier: its network and its training.</summary>
public sealed record ClassifierOptions
{
    /// <summary>Which network reads the words.</summary>
    /// <value>An <see cref="LstmEncoder"/> with its defaults.</value>
    public Encoder Encoder { get; init; } = new LstmEncoder();

    /// <summary>Which words get a vector, and its size.</summary>
    /// <value>As <see cref="EmbeddingOptions"/> has it.</value>
    public EmbeddingOptions Embedding { get; init; } = new();

    /// <summary>How the vectors of a text's words become one.</summary>
    /// <value><see cref="Pooling.Max"/>.</value>
    public Pooling Pooling { get; init; } = Pooling.Max;

    /// <summary>How much of the text's vector is dropped in training.</summary>
    /// <value>0.3; from 0 up to, but not, 1.</value>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Words of a text that are read; the rest of a longer one is not.</summary>
    /// <value>512; from 1 to 65,536.</value>
    public int MaximumTokens { get; init; } = 512;

    /// <summary>How it is trained.</summary>
    /// <value>As <see cref="TrainingOptions"/> has it.</value>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>What the encoder will read.</summary>
    internal EncoderInput EncoderInput => new(Embedding.Size, MaximumTokens);

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        Encoder.Validate();
        Embedding.Validate();
        Option.Require(Enum.IsDefined(Pooling), nameof(Pooling), Pooling, "Max, Mean, Last or Attention");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
        Option.Require(MaximumTokens is >= 1 and <= 65_536, nameof(MaximumTokens), MaximumTokens, "from 1 to 65,536");
        Encoder.ValidateInput(EncoderInput);
        Training.Validate();
    }
}
