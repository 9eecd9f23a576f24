using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Classification;
using SeqML.Columns;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>The rows of a validation set: what of them a model that was trained on others can be judged by.</summary>
internal static class ValidationRows
{
    /// <summary>Reads them, and checks that they have the columns and keys of the training data.</summary>
    public static TaggingRows Read(IDataView validation, DataViewSchema training, TaggingColumns columns, TaggingInput input, CancellationToken cancellation)
    {
        Require.TagLabel(ColumnFacts.Of(validation.Schema, columns.Label, "label"));
        if (TaggingInputs.Of(columns, (name, role) => ColumnFacts.Of(validation.Schema, name, role)) != input)
            throw new ArgumentException($"Expected the input column '{columns.Input}' of the validation data to be {training[columns.Input].Type}, found {validation.Schema[columns.Input].Type}.");
        if (!LabelValues.OfTags(validation.Schema[columns.Label]).Texts.SequenceEqual(LabelValues.OfTags(training[columns.Label]).Texts))
            throw new ArgumentException($"Expected the label column '{columns.Label}' of the validation data to have the keys of the training data, found others. "
                + "Make both with one MapValueToKey: fit it on the training data, and transform both.");
        return TaggingRows.Read(validation, columns, input, cancellation);
    }

    /// <summary>
    /// The sentences that a model can be judged by; of the others a warning tells. They change nothing of the model: neither which tags there are,
    /// nor whether one of them is outside.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outside">The tag that is outside; -1 where none is.</param>
    /// <param name="key0IsOutside">Whether key 0 is outside, as it was in training. Else it is a tag that the keys do not have, whichever that was.</param>
    /// <param name="scheme">What the tags must not break; null: they may.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="channel">Where warnings go.</param>
    /// <exception cref="InvalidOperationException">None is left.</exception>
    public static IReadOnlyList<TaggedSentence> Usable(TaggingRows rows, int outside, bool key0IsOutside, SchemeCheck? scheme, TaggingColumns columns, IChannel channel)
    {
        var sentences = rows.Sentences(outside);
        var usable = new List<TaggedSentence>();
        var (unknown, broken) = (0, 0);
        for (var row = 0; row < sentences.Count; row++)
            if (!key0IsOutside && rows.HasKey0(row))
                unknown++;
            else if (scheme?.Refuses(sentences[row]) == true)
                broken++;
            else
                usable.Add(sentences[row]);
        if (unknown > 0)
            channel.Warning(MessageSensitivity.None, $"{unknown} of {sentences.Count} rows of the validation data were left out: the label column '{columns.Label}' has key 0 there, a tag that its keys do not have "
                + $"({(outside < 0 ? "it cannot be what is outside, of which the training data have none" : $"what is outside has the key '{TagReader.Outside}'")}).");
        if (broken > 0)
            channel.Warning(MessageSensitivity.None, $"{broken} of {sentences.Count} rows of the validation data were left out: their tags in the label column '{columns.Label}' break the scheme {scheme!.Scheme}, in which the model's always are.");
        return usable.Any(sentence => sentence.Words.Count > 0) ? usable : throw new InvalidOperationException(
            $"Expected rows in the validation data to judge the model by, found {sentences.Count}, of which {unknown} have tags that the keys of the label column '{columns.Label}' do not have, and {broken} break the scheme.");
    }
}
