using Microsoft.ML;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>What trainers of classes, labels and values have in common: columns, network and training. The same for every encoder.</summary>
/// <typeparam name="TEncoder">Which network reads the words.</typeparam>
public abstract record TextTrainerOptions<TEncoder>
    where TEncoder : Encoder, new()
{
    private static readonly ClassifierOptions Defaults = new();

    private protected TextTrainerOptions()
    {
    }

    /// <summary>The label: Boolean for binary, Key for multiclass, a vector of Key for multilabel classification, Single for regression.</summary>
    /// <value>"Label".</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>What is read: Text, a vector of Text (words), or a vector of Key (ids).</summary>
    /// <value>"Tokens".</value>
    public string InputColumnName { get; init; } = "Tokens";

    /// <summary>The other text where pairs are read, by the same network: a question and its answer, two sentences that are alike or not. Of the kind of the first; keys have the values of the first's.</summary>
    /// <value>Null: single texts are read.</value>
    public string? SecondInputColumnName { get; init; }

    /// <summary>Where scores go.</summary>
    /// <value>"Score".</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Data that each epoch is judged by, with the columns that the trainer reads. It is not trained on, and its words are not learned.</summary>
    /// <value>Null: a fraction of the training rows is kept apart, as <see cref="TrainingOptions.ValidationFraction"/> says.</value>
    public IDataView? ValidationData { get; init; }

    /// <inheritdoc cref="ClassifierOptions.Encoder"/>
    public TEncoder Encoder { get; init; } = new();

    /// <inheritdoc cref="ClassifierOptions.Embedding"/>
    public EmbeddingOptions Embedding { get; init; } = new();

    /// <inheritdoc cref="ClassifierOptions.Pooling"/>
    public Pooling Pooling { get; init; } = Defaults.Pooling;

    /// <inheritdoc cref="ClassifierOptions.Dropout"/>
    public float Dropout { get; init; } = Defaults.Dropout;

    /// <inheritdoc cref="ClassifierOptions.WordDropout"/>
    public float WordDropout { get; init; } = Defaults.WordDropout;

    /// <inheritdoc cref="ClassifierOptions.MaximumTokens"/>
    public int MaximumTokens { get; init; } = Defaults.MaximumTokens;

    /// <inheritdoc cref="ClassifierOptions.Training"/>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>What is said of the network and its training.</summary>
    private protected ClassifierOptions Shared()
    {
        ArgumentNullException.ThrowIfNull(Encoder);
        ArgumentNullException.ThrowIfNull(Embedding);
        ArgumentNullException.ThrowIfNull(Training);
        return new ClassifierOptions
        {
            Encoder = Encoder,
            Embedding = Embedding,
            Pooling = Pooling,
            Dropout = Dropout,
            WordDropout = WordDropout,
            MaximumTokens = MaximumTokens,
            Training = Training,
        };
    }
}
