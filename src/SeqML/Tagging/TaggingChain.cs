using Microsoft.ML;
using SeqML.Classification;
using SeqML.Persistence;

namespace SeqML.Tagging;

/// <summary>
/// The chain of ML.NET's own transformers that a fitted tagger is, as a classifier is one: docs/persistence.md tells why.
/// </summary>
internal sealed class TaggingChain(MLContext context, TaggingColumns columns, TaggingInput input)
{
    /// <summary>Stands for a model where only the shape of the output is asked for.</summary>
    public const string NoModel = "";

    private static readonly string[] SpanNames = [Names.SpanType, Names.SpanStart, Names.SpanLength, Names.SpanText, Names.SpanProbability];

    /// <param name="model">The model as text.</param>
    /// <param name="tags">What the tags stand for. A tag of the model that is not among them, which is the outside of key 0, becomes key 0.</param>
    public IEstimator<ITransformer> Create(string model, LabelValues tags)
    {
        IEstimator<ITransformer> chain = context.Transforms.CopyColumns(Names.Input, columns.Input);
        if (input == TaggingInput.TokensInText)
            chain = chain.Append(context.Transforms.CopyColumns(Names.Text, columns.Text!));
        chain = chain.Append(context.Transforms.CustomMapping<OneContract.Nothing, OneContract.Row>(OneContract.Map, OneContract.Name))
            .Append(context.Transforms.Conversion.MapValue(Names.Model, [KeyValuePair.Create(1, model)], Names.One))
            .Append(input switch
            {
                TaggingInput.Text => Tag<TextRow>(TextTaggerContract.Name),
                TaggingInput.Tokens => Tag<TokensRow>(TokensTaggerContract.Name),
                _ => Tag<TokensInTextRow>(TokensInTextTaggerContract.Name),
            })
            .Append(tags.MapIndexToKey(context, columns.PredictedLabel))
            .Append(context.Transforms.CopyColumns(columns.Score, Names.Score));
        foreach (var (span, name) in columns.Spans.Zip(SpanNames))
            chain = chain.Append(context.Transforms.CopyColumns(span, name));
        var helpers = new List<string> { Names.One, Names.Model, Names.Input, Names.ClassIndex, Names.ClassValue, Names.Score };
        if (input == TaggingInput.TokensInText)
            helpers.Add(Names.Text);
        return chain.Append(context.Transforms.DropColumns([.. helpers, .. SpanNames]));
    }

    private IEstimator<ITransformer> Tag<TInput>(string contract)
        where TInput : class, ITaggerRow, new() =>
        context.Transforms.CustomMapping<TInput, TaggerOutput>(TaggerContract<TInput>.Map, contract);
}
