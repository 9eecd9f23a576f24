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
        var judged = validation is null ? null : ValidationRows.Read(validation, data.Schema, columns, input, options.Training.CancellationToken);
        if (rows.WithoutTokens > 0)
            channel.Warning(MessageSensitivity.None, $"{rows.WithoutTokens} rows without a token in the input column '{columns.Input}' were passed over.");
        if (!rows.HasTwoTags())
            throw new InvalidOperationException($"Expected at least two different tags in the label column '{columns.Label}', found only one in all rows. "
                + "(Key 0 counts as one: outside of all entities. A tag that MapValueToKey did not know becomes key 0.)");

        var (names, outside) = Outside(tags, rows.WithoutKey, columns, channel);
        var sentences = rows.Sentences(outside);
        var scheme = SchemeCheck.Create(sentences, names, options, columns, channel);
        scheme?.Require(rows, sentences);
        var (model, result) = TaggerTrainer.Train(sentences, names, outside, input.Model(),
            options with { Training = TrainingChannel.Attach(options.Training, host, channel) },
            judged is null ? null : ValidationRows.Usable(judged, outside, key0IsOutside: outside == tags.Count, scheme, columns, channel));
        TrainingChannel.Report(channel, result);
        TrainingChannel.Report(channel, options.Embedding, model.Config.WordsWithVectors, model.Words.Count);
        return (model, result);
    }

    /// <summary>The tags' names, and which of them is outside: the key whose value is O; where there is none, and there are tokens of key 0 to train on, one more tag.</summary>
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
}
