using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>A trainer's columns, network and training. The same for every encoder.</summary>
/// <typeparam name="TEncoder">Which network reads the words.</typeparam>
public sealed record TextClassificationOptions<TEncoder>
    where TEncoder : Encoder, new()
{
    /// <summary>The label: Boolean for binary, Key for multiclass classification.</summary>
    /// <value>"Label".</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>What is read: Text, a vector of Text (words), or a vector of Key (ids).</summary>
    /// <value>"Tokens".</value>
    public string InputColumnName { get; init; } = "Tokens";

    /// <summary>Where scores go.</summary>
    /// <value>"Score".</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Where the probability of true goes.</summary>
    /// <value>"Probability". Ignored in multiclass classification, whose scores are probabilities.</value>
    public string ProbabilityColumnName { get; init; } = "Probability";

    /// <summary>Where the likeliest label goes.</summary>
    /// <value>"PredictedLabel".</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    /// <inheritdoc cref="ClassifierOptions.Encoder"/>
    public TEncoder Encoder { get; init; } = new();

    /// <inheritdoc cref="ClassifierOptions.Embedding"/>
    public EmbeddingOptions Embedding { get; init; } = new();

    /// <inheritdoc cref="ClassifierOptions.Pooling"/>
    public Pooling Pooling { get; init; } = new ClassifierOptions().Pooling;

    /// <inheritdoc cref="ClassifierOptions.Dropout"/>
    public float Dropout { get; init; } = new ClassifierOptions().Dropout;

    /// <inheritdoc cref="ClassifierOptions.MaximumTokens"/>
    public int MaximumTokens { get; init; } = new ClassifierOptions().MaximumTokens;

    /// <inheritdoc cref="ClassifierOptions.Training"/>
    public TrainingOptions Training { get; init; } = new();

    internal ClassificationColumns ToColumns() =>
        new(LabelColumnName, InputColumnName, ScoreColumnName, ProbabilityColumnName, PredictedLabelColumnName);

    internal ClassifierOptions ToClassifier()
    {
        ArgumentNullException.ThrowIfNull(Encoder);
        ArgumentNullException.ThrowIfNull(Embedding);
        ArgumentNullException.ThrowIfNull(Training);
        var options = new ClassifierOptions
        {
            Encoder = Encoder,
            Embedding = Embedding,
            Pooling = Pooling,
            Dropout = Dropout,
            MaximumTokens = MaximumTokens,
            Training = Training,
        };
        options.Validate();
        return options;
    }
}
