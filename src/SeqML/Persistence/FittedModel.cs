using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Classification;
using SeqML.Descriptions;
using SeqML.Tagging;
using SeqML.Tasks.Classification;

namespace SeqML.Persistence;

/// <summary>The classifier or tagger within a fitted pipeline, whether it was just trained or loaded by ML.NET.</summary>
/// <param name="Words">The words that it knows.</param>
/// <param name="ExportWeights">Writes its weights, as safetensors.</param>
/// <param name="Description">What it is.</param>
internal sealed record FittedModel(IReadOnlyList<string> Words, Action<Stream> ExportWeights, ModelDescription Description)
{
    /// <summary>The one model in a pipeline.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several.</exception>
    public static FittedModel In(ITransformer model)
    {
        var found = TextIn(model);
        if (found.IsTagger)
        {
            var tagger = ModelText.Tagger(found.Text);
            return new FittedModel(tagger.Words, tagger.ExportWeights, new ModelDescription
            {
                Kind = "Sequence tagger",
                Encoder = tagger.Config.Options.Encoder,
                Config = tagger.Config,
                ConfigJson = tagger.Config.ToJson(),
                VocabularySize = tagger.Config.VocabularySize,
                StartedWithVectors = tagger.Config.TextWithVectors is { } text ? (tagger.Config.WordsWithVectors, text) : null,
                Layers = LayerDescription.Of(tagger.Weights),
                History = tagger.History,
            });
        }
        var classifier = ModelText.Model(found.Text);
        return new FittedModel(classifier.Words, classifier.ExportWeights, new ModelDescription
        {
            Kind = KindOf(classifier),
            Encoder = classifier.Config.Options.Encoder,
            Config = classifier.Config,
            ConfigJson = classifier.Config.ToJson(),
            VocabularySize = classifier.Config.VocabularySize,
            StartedWithVectors = classifier.Config.TextWithVectors is { } share ? (classifier.Config.WordsWithVectors, share) : null,
            Layers = LayerDescription.Of(classifier.Weights),
            History = classifier.History,
        });
    }

    private static string KindOf(TextModel model) => model switch
    {
        MultilabelClassifier => "Multilabel classifier",
        TextRegressor => "Text regressor",
        _ => "Text classifier",
    };

    /// <summary>The text of the one model in a pipeline.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several.</exception>
    public static FittedText TextIn(ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var found = All([.. Steps(model)]).ToList();
        return found.Count == 1
            ? found[0]
            : throw new ArgumentException($"Expected a model with one classifier or tagger of SeqML in it, found {(found.Count == 0 ? "none" : $"{found.Count}: give the part that is meant")}.", nameof(model));
    }

    /// <summary>The steps of a chain of chains, in their order.</summary>
    private static IEnumerable<ITransformer> Steps(ITransformer model) => model switch
    {
        PipelineTransformer pipeline => Steps(pipeline.Chain),
        IEnumerable<ITransformer> chain => chain.SelectMany(Steps),
        _ => [model],
    };

    /// <summary>The models, as text: each stands in the map that follows the mapping to 1, whatever the rows. The contract after it tells what reads it.</summary>
    private static IEnumerable<FittedText> All(ITransformer[] steps)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Any", NumberDataViewType.Int32); // ML.NET reads no rows without columns
        var blank = new BlankRow(builder.ToSchema());
        for (var i = 0; i < steps.Length - 2; i++)
        {
            if (steps[i] is not CustomMappingTransformer<OneContract.Nothing, OneContract.Row>)
                continue;
            // Stages of text bring what they know in the same way, but to contracts of other rows.
            var rows = steps[i + 2].GetType().GenericTypeArguments;
            var isTagger = rows.Any(type => type.IsAssignableTo(typeof(ITaggerRow)));
            if (!isTagger && !rows.Any(type => type.IsAssignableTo(typeof(IClassifierInput))))
                continue;
            var data = steps[i + 1].Transform(steps[i].Transform(blank));
            if (data.Schema.GetColumnOrNull(Names.Model) is { } column)
                yield return new FittedText(Read(data, column), isTagger, rows.Contains(typeof(BinaryOutput)), i + 3 < steps.Length ? steps[i + 3] : null);
        }
    }

    private static ReadOnlyMemory<char> Read(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        cursor.MoveNext();
        getter(ref text);
        return text;
    }
}
