using Microsoft.ML;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Features;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.Training.Loop;

namespace SeqML.Tagging;

/// <summary>A tagger's columns, network and training. The same for every encoder.</summary>
/// <typeparam name="TEncoder">Which network reads the tokens.</typeparam>
public sealed record SequenceTaggingOptions<TEncoder>
    where TEncoder : Encoder, new()
{
    private static readonly TaggerOptions Defaults = new();

    /// <summary>The label: a vector of Key, one a token. Key 0 is what is outside of all entities; in training rows whose keys have a value O, a token of key 0 is read as O, with a warning, while Evaluate counts it as missed.</summary>
    /// <value>"Label".</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>What is read: a vector of Text (tokens), or Text, of which each word between white space has a tag.</summary>
    /// <value>"Tokens".</value>
    public string InputColumnName { get; init; } = "Tokens";

    /// <summary>The Text that the tokens come from, in which the spans' places are then given. Each token is looked for after the one before it.</summary>
    /// <value>Null: places are those in the tokens with a blank between each two, or in the input that is a Text itself.</value>
    public string? TextColumnName { get; init; }

    /// <summary>Where the probabilities of the tags go: a vector of Single, one a token.</summary>
    /// <value>"Score".</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Where the tags go: a vector of Key, one a token, with the values of the label.</summary>
    /// <value>"PredictedLabel".</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    /// <summary>
    /// What the names of the five columns of spans begin with, of which each has an element a span: Type (Text), Start and Length (Int32, in
    /// UTF-16 units), Text (Text) and Probability (Single). <see cref="EntityPrediction"/> reads them.
    /// </summary>
    /// <value>"Span". Null: there are no such columns.</value>
    public string? SpanColumnPrefix { get; init; } = "Span";

    /// <summary>Data that each epoch is judged by, with the columns that the trainer reads. It is not trained on, and decides nothing of the model: sentences with tags that training does not have, or that break the scheme of a model which cannot, are left out, with a warning.</summary>
    /// <value>Null: a fraction of the training rows is kept apart, as <see cref="TrainingOptions.ValidationFraction"/> says.</value>
    public IDataView? ValidationSet { get; init; }

    /// <inheritdoc cref="TaggerOptions.Encoder"/>
    public TEncoder Encoder { get; init; } = new();

    /// <inheritdoc cref="TaggerOptions.Embedding"/>
    /// <remarks><c>options.Embedding with { Vectors = vectors }</c> keeps these defaults; <c>new() { Vectors = vectors }</c> has those of <see cref="EmbeddingOptions"/>.</remarks>
    public EmbeddingOptions Embedding { get; init; } = Defaults.Embedding;

    /// <inheritdoc cref="TaggerOptions.UnknownShare"/>
    public float UnknownShare { get; init; } = Defaults.UnknownShare;

    /// <inheritdoc cref="TaggerOptions.Characters"/>
    public CharacterFeatures? Characters { get; init; } = Defaults.Characters;

    /// <inheritdoc cref="TaggerOptions.CasingSize"/>
    public int CasingSize { get; init; } = Defaults.CasingSize;

    /// <inheritdoc cref="TaggerOptions.Head"/>
    public TagHead Head { get; init; } = Defaults.Head;

    /// <inheritdoc cref="TaggerOptions.Scheme"/>
    public TagScheme? Scheme { get; init; }

    /// <inheritdoc cref="TaggerOptions.MakesSpans"/>
    public bool MakesSpans { get; init; } = Defaults.MakesSpans;

    /// <inheritdoc cref="TaggerOptions.Dropout"/>
    public float Dropout { get; init; } = Defaults.Dropout;

    /// <inheritdoc cref="TaggerOptions.MaximumTokens"/>
    public int MaximumTokens { get; init; } = Defaults.MaximumTokens;

    /// <inheritdoc cref="TaggerOptions.Training"/>
    public TrainingOptions Training { get; init; } = Defaults.Training;

    internal TaggingColumns ToColumns() =>
        new(LabelColumnName, InputColumnName, TextColumnName, ScoreColumnName, PredictedLabelColumnName, SpanColumnPrefix);

    internal TaggerOptions ToTagger()
    {
        var options = new TaggerOptions
        {
            Encoder = Encoder,
            Embedding = Embedding,
            UnknownShare = UnknownShare,
            Characters = Characters,
            CasingSize = CasingSize,
            Head = Head,
            Scheme = Scheme,
            MakesSpans = MakesSpans,
            Dropout = Dropout,
            MaximumTokens = MaximumTokens,
            Training = Training,
        };
        options.Validate();
        return options;
    }
}
