using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Classification;
using SeqML.Columns;
using SeqML.Tasks.Tagging;
using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Tagging;

/// <summary>From rows to a trained tagger, with progress to the user and to ML.NET's log.</summary>
/// <param name="context">The context.</param>
/// <param name="columns">The names of the columns.</param>
/// <param name="input">What the rows have.</param>
/// <param name="tags">The tags' names.</param>
/// <param name="options">The network and its training.</param>
internal sealed class TaggerFitting(MLContext context, TaggingColumns columns, TaggingInput input, LabelValues tags, TaggerOptions options)
{
    /// <summary>Trains.</summary>
    /// <param name="data">The rows to train on.</param>
    /// <param name="validation">The rows to validate with; null for a fraction of the others.</param>
    public (SequenceTagger Model, TrainingResult Result) Fit(IDataView data, IDataView? validation)
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Training");
        var (sentences, judged, names, outside) = Read(data, validation, channel);
        var (model, result) = TaggerTrainer.Train(sentences, names, outside, input.Model(), options with { Training = TrainingChannel.Attach(options.Training, host, channel) }, judged);
        TrainingChannel.Report(channel, result);
        TrainingChannel.Report(channel, options.Embedding, model.Config.WordsWithVectors, model.Words.Count, model.Config.TextWithVectors);
        return (model, result);
    }

    /// <summary>Tries learning rates.</summary>
    /// <param name="data">The rows to train on.</param>
    /// <param name="validation">The rows that training would validate with; null for a fraction of the others.</param>
    /// <param name="range">Which rates; null for the usual ones.</param>
    public LearningRateCurve FindLearningRate(IDataView data, IDataView? validation, LearningRateRange? range)
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Learning rates");
        var (sentences, judged, names, outside) = Read(data, validation, channel);
        var curve = TaggerTrainer.FindLearningRate(sentences, names, outside, input.Model(), options with { Training = TrainingChannel.AttachTrial(options.Training, host, channel) }, range, judged);
        channel.Info(MessageSensitivity.None, curve.ToString());
        return curve;
    }

    private (IReadOnlyList<TaggedSentence> Sentences, IReadOnlyList<TaggedSentence>? Judged, IReadOnlyList<string> Names, int Outside) Read(IDataView data, IDataView? validation, IChannel channel)
    {
        var judged = validation is null ? null : ValidationRows.Read(validation, data.Schema, columns, input, options.Training.CancellationToken);
        var rows = TaggingRows.Read(data, columns, input, options.Training.CancellationToken);
        if (rows.WithoutTokens > 0)
            channel.Warning(MessageSensitivity.None, $"{rows.WithoutTokens} rows without a token in the input column '{columns.Input}' were passed over.");
        if (!rows.HasTwoTags())
            throw new InvalidOperationException($"Expected at least two different tags in the label column '{columns.Label}', found only one in all rows. "
                + "(Key 0 counts as one: outside of all entities. A tag that MapValueToKey did not know becomes key 0.)");

        var (names, outside) = Outside(rows.WithoutKey, channel);
        var sentences = rows.Sentences(outside);
        var scheme = SchemeCheck.Create(sentences, names, options, columns, channel);
        scheme?.Require(rows, sentences);
        return (sentences, judged is null ? null : ValidationRows.Usable(judged, outside, key0IsOutside: outside == tags.Count, scheme, columns, channel), names, outside);
    }

    /// <summary>The tags' names, and which of them is outside: the key whose value is O; where there is none, and there are tokens of key 0 to train on, one more tag.</summary>
    private (IReadOnlyList<string> Names, int Outside) Outside(long withoutKey, IChannel channel)
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
