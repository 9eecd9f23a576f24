using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Columns;
using SeqML.Tasks.Tagging.Evaluation;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tagging;

/// <summary>Compares a column of predicted tags with one of right ones.</summary>
internal static class TaggingEvaluation
{
    /// <summary>The type of gold tags of which is known only that the keys do not have them.</summary>
    public const string Unknown = "(unknown)";

    public static TaggingMetrics Evaluate(IDataView data, string label, string predictedLabel, string? tokens, EvaluationOptions options)
    {
        Require.Tags(ColumnFacts.Of(data.Schema, label, "label"), "label");
        Require.Tags(ColumnFacts.Of(data.Schema, predictedLabel, "predicted label"), "predicted label");
        var (gold, predicted, words) = (new List<string?[]>(), new List<string?[]>(), tokens is null ? null : new List<string[]>());
        var columns = new[] { data.Schema[label], data.Schema[predictedLabel] }.Concat(tokens is null ? [] : [TokensOf(data.Schema, tokens)]).ToList();
        using (var cursor = data.GetRowCursor(columns.Distinct()))
        {
            var (readGold, readPredicted) = (TagReader.Create(cursor, columns[0]), TagReader.Create(cursor, columns[1]));
            var readWords = words is null ? null : columns[2].Type is TextDataViewType ? InputReader.SpacedWords(cursor, columns[2]) : InputReader.Words(cursor, columns[2]);
            while (cursor.MoveNext())
            {
                gold.Add(readGold());
                predicted.Add(readPredicted());
                words?.Add(readWords!());
            }
        }
        if (IsKey(columns[0]))
            NameUnknown(gold, predicted, columns[0]);
        // The model's tags are those of the keys that it was trained with; a prediction that was mapped back to text has lost them, and the label has them still.
        var keys = IsKey(columns[1]) ? columns[1] : columns[0];
        if (options.KnownTags is null && IsKey(keys))
            options = options with { KnownTags = [.. LabelValues.OfTags(keys).Texts, TagReader.Outside] };
        return TaggingEvaluator.Evaluate(gold, predicted, words, options);
    }

    /// <summary>
    /// Key 0 of gold is a tag that the keys do not have, and not what is outside, where that has a key of its own, or where no predicted tag is
    /// outside, as with parts of speech: then it gets a name of its own, which no prediction has.
    /// </summary>
    private static void NameUnknown(List<string?[]> gold, List<string?[]> predicted, DataViewSchema.Column label)
    {
        var hasOutside = LabelValues.OfTags(label).Texts.Contains(TagReader.Outside);
        if (!hasOutside && predicted.Any(tags => tags.Any(tag => tag is null or TagReader.Outside)))
            return;
        var scheme = TagScheme.Detect(gold.Select(tags => (string?[])[.. tags.Where(tag => tag is not null)]));
        var unknown = scheme is null ? Unknown : scheme.Tags([new TagSpan(Unknown, 0, 1)], 1)[0];
        foreach (var tags in gold)
            for (var i = 0; i < tags.Length; i++)
                tags[i] ??= unknown;
    }

    private static bool IsKey(DataViewSchema.Column column) => column.Type is VectorDataViewType { ItemType: KeyDataViewType };

    private static DataViewSchema.Column TokensOf(DataViewSchema schema, string tokens)
    {
        Require.TaggerInput(ColumnFacts.Of(schema, tokens, "tokens"));
        return schema[tokens];
    }
}
