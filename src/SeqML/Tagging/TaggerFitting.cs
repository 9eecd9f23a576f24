using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Classification;
using SeqML.Columns;
using SeqML.Tasks.Tagging;
using SeqML.Training.Loop;

namespace SeqML.Tagging;

/// <summary>From rows to a trained tagger, with progress to the user and to ML.NET's log.</summary>
internal static class TaggerFitting
{
    public static (SequenceTagger Model, TrainingResult Result) Fit(MLContext context, IDataView data, IDataView? validation,
        TaggingColumns columns, TaggingInput input, LabelValues tags, TaggerOptions options)
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Training");
        var rows = TaggingRows.Read(data, columns, input, options.Training.CancellationToken);
        var judged = validation is null ? null : ReadValidation(validation, data.Schema, columns, input, options.Training.CancellationToken);
        if (rows.WithoutTokens > 0)
            channel.Warning(MessageSensitivity.None, $"{rows.WithoutTokens} rows without a token in the input column '{columns.Input}' were passed over.");
        if (!rows.HasTwoTags())
            throw new InvalidOperationException($"Expected at least two different tags in the label column '{columns.Label}', found one only in all rows. "
                + "(Key 0 counts as one: outside of all entities. A tag that MapValueToKey did not know becomes key 0.)");

        var (names, outside) = Outside(tags, rows.WithoutKey + (judged?.WithoutKey ?? 0), columns, channel);
        var (model, result) = TaggerTrainer.Train(rows.Sentences(outside), names, outside, input.Model(),
            options with { Training = TrainingChannel.Attach(options.Training, host, channel) }, judged?.Sentences(outside));
        TrainingChannel.Report(channel, result);
        TrainingChannel.Report(channel, options.Embedding, model.Config.WordsWithVectors, model.Words.Count);
        return (model, result);
    }

    /// <summary>The tags' names, and which of them is outside: the key whose value is O; where there is none, and there are tokens of key 0, one more tag.</summary>
    private static (IReadOnlyList<string> Names, int Outside) Outside(LabelValues tags, long withoutKey, TaggingColumns columns, IChannel channel)
    {
        var outside = tags.Texts.ToList().IndexOf(TagReader.Outside);
        if (outside >= 0 && withoutKey > 0)
            channel.Warning(MessageSensitivity.None, $"{withoutKey} tokens of key 0 in the label column '{columns.Label}' were read as '{TagReader.Outside}', which is among its values.");
        if (outside >= 0 || withoutKey == 0)
            return (tags.Texts, outside);
        if (tags.HoldsDefault)
            throw new InvalidOperationException($"Expected key 0, of which there are {withoutKey} in the label column '{columns.Label}', to stand for what is outside of all tags, "
                + $"found that tags are numbers, 0 or its like among them, which cannot be told from it. Give what is outside a value of its own, or tags that are Text.");
        return ([.. tags.Texts, TagReader.Outside], tags.Count);
    }

    private static TaggingRows ReadValidation(IDataView validation, DataViewSchema training, TaggingColumns columns, TaggingInput input, CancellationToken cancellation)
    {
        Require.TagLabel(ColumnFacts.Of(validation.Schema, columns.Label, "label"));
        if (TaggingInputs.Of(columns, (name, role) => ColumnFacts.Of(validation.Schema, name, role)) != input)
            throw new ArgumentException($"Expected the input column '{columns.Input}' of the validation data to be {training[columns.Input].Type}, found {validation.Schema[columns.Input].Type}.");
        if (!LabelValues.OfTags(validation.Schema[columns.Label]).Texts.SequenceEqual(LabelValues.OfTags(training[columns.Label]).Texts))
            throw new ArgumentException($"Expected the label column '{columns.Label}' of the validation data to have the keys of the training data, found others. "
                + "Make both with one MapValueToKey: fit it on the training data, and transform both.");
        return TaggingRows.Read(validation, columns, input, cancellation);
    }
}
