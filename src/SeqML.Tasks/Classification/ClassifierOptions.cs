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

    /// <summary>How many of the words are read as unknown in training, so that no single word decides alone (Iyyer et al. 2015). <see cref="EmbeddingOptions.Dropout"/> drops numbers of all words' vectors; this drops words.</summary>
    /// <value>0; from 0 up to, but not, 1.</value>
    public float WordDropout { get; init; }

    /// <summary>How much of each target is shared by all classes evenly, so that the model does not become too sure (Szegedy et al. 2016); of labels, which hold or do not, by both.</summary>
    /// <value>0; from 0 up to, but not, 1. 0.1 is usual. Not for values.</value>
    public float LabelSmoothing { get; init; }

    /// <summary>How much each class counts in the loss; of labels, where they hold.</summary>
    /// <value>Null: 1 each. Not for values.</value>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Whether probabilities are calibrated on the validation rows after training, by a temperature (Guo et al. 2017). It changes no predicted class.</summary>
    /// <value>False. For classes only, and with validation rows.</value>
    public bool Calibration { get; init; }

    /// <summary>From which probability on a label is predicted.</summary>
    /// <value><see cref="LabelThresholds.Half"/>. Ignored for classes and values.</value>
    public LabelThresholds Thresholds { get; init; }

    /// <summary>What a value's distance from its target costs.</summary>
    /// <value><see cref="ValueLoss.MeanSquaredError"/>. Ignored for classes and labels.</value>
    public ValueLoss ValueLoss { get; init; }

    /// <summary>Words of a text that are read; the rest of a longer one is not.</summary>
    /// <value>512; from 1 to 65,536.</value>
    public int MaximumTokens { get; init; } = 512;

    /// <summary>How it is trained.</summary>
    /// <value>As <see cref="TrainingOptions"/> has it.</value>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>What the encoder will read.</summary>
    internal EncoderInput EncoderInput => new(Embedding.Size, MaximumTokens);

    /// <summary>Whether something is chosen after training by the answers to the validation rows.</summary>
    internal bool ChoosesByValidation => Calibration || Thresholds == LabelThresholds.Tuned;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        Encoder.Validate();
        Embedding.Validate();
        Option.Require(Enum.IsDefined(Pooling), nameof(Pooling), Pooling, "Max, Mean, Last or Attention");
        Option.Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "from 0 up to, but not, 1");
        Option.Require(WordDropout is >= 0 and < 1, nameof(WordDropout), WordDropout, "from 0 up to, but not, 1");
        Option.Require(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "from 0 up to, but not, 1");
        Option.Require(Enum.IsDefined(Thresholds), nameof(Thresholds), Thresholds, "Half or Tuned");
        Option.Require(Enum.IsDefined(ValueLoss), nameof(ValueLoss), ValueLoss, "MeanSquaredError or Huber");
        ClassWeights?.Validate();
        Option.Require(MaximumTokens is >= 1 and <= 65_536, nameof(MaximumTokens), MaximumTokens, "from 1 to 65,536");
        Encoder.ValidateInput(EncoderInput);
        Training.Validate();
    }
}
