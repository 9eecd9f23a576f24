using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Tasks.Classification;

namespace SeqML.Persistence;

/// <summary>The classifier within a fitted pipeline, whether it was just trained or loaded by ML.NET.</summary>
internal static class FittedClassifier
{
    /// <summary>The one classifier in a pipeline.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several.</exception>
    public static TextClassifier In(ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var found = Texts([.. Steps(model)]).ToList();
        return found.Count == 1
            ? ModelText.Decode(found[0])
            : throw new ArgumentException($"Expected a model with one classifier of SeqML in it, found {(found.Count == 0 ? "none" : $"{found.Count}: give the part that is meant")}.", nameof(model));
    }

    /// <summary>The steps of a chain of chains, in their order.</summary>
    private static IEnumerable<ITransformer> Steps(ITransformer model) => model switch
    {
        PipelineTransformer pipeline => Steps(pipeline.Chain),
        IEnumerable<ITransformer> chain => chain.SelectMany(Steps),
        _ => [model],
    };

    /// <summary>The models, as text: each stands in the map that follows the mapping to 1, whatever the rows.</summary>
    private static IEnumerable<ReadOnlyMemory<char>> Texts(ITransformer[] steps)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Any", NumberDataViewType.Int32); // ML.NET reads no rows without columns
        var blank = new BlankRow(builder.ToSchema());
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (steps[i] is not CustomMappingTransformer<OneContract.Nothing, OneContract.Row>)
                continue;
            var data = steps[i + 1].Transform(steps[i].Transform(blank));
            if (data.Schema.GetColumnOrNull(Names.Model) is { } column)
                yield return Read(data, column);
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
