using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>What a tagger gives a row: a tag and its probability for each token, and the spans in parallel columns.</summary>
internal sealed class TaggerOutput
{
    /// <summary>The place of each token's tag among the tags.</summary>
    [ColumnName(Names.ClassIndex)]
    public VBuffer<int> Tags;

    [ColumnName(Names.Score)]
    public VBuffer<float> Score;

    [ColumnName(Names.SpanType)]
    public VBuffer<ReadOnlyMemory<char>> SpanType;

    [ColumnName(Names.SpanStart)]
    public VBuffer<int> SpanStart;

    [ColumnName(Names.SpanLength)]
    public VBuffer<int> SpanLength;

    [ColumnName(Names.SpanText)]
    public VBuffer<ReadOnlyMemory<char>> SpanText;

    [ColumnName(Names.SpanProbability)]
    public VBuffer<float> SpanProbability;

    /// <summary>Memory for the model's answer.</summary>
    [NoColumn]
    public TaggedText Tagged { get; } = new();

    /// <summary>Writes the columns.</summary>
    public void Accept(ITaggerRow row)
    {
        Copy(Tagged.Tags, ref Tags);
        Copy(Tagged.Scores, ref Score);
        var spans = Tagged.Spans;
        var types = VBufferEditor.Create(ref SpanType, spans.Length);
        var starts = VBufferEditor.Create(ref SpanStart, spans.Length);
        var lengths = VBufferEditor.Create(ref SpanLength, spans.Length);
        var texts = VBufferEditor.Create(ref SpanText, spans.Length);
        var probabilities = VBufferEditor.Create(ref SpanProbability, spans.Length);
        for (var i = 0; i < spans.Length; i++)
        {
            var span = spans[i];
            types.Values[i] = span.Type.AsMemory();
            starts.Values[i] = span.Start;
            lengths.Values[i] = span.Length;
            texts.Values[i] = row.TextOf(span, Tagged);
            probabilities.Values[i] = span.Probability;
        }
        SpanType = types.Commit();
        SpanStart = starts.Commit();
        SpanLength = lengths.Commit();
        SpanText = texts.Commit();
        SpanProbability = probabilities.Commit();
    }

    private static void Copy<T>(ReadOnlySpan<T> values, ref VBuffer<T> column)
    {
        var editor = VBufferEditor.Create(ref column, values.Length);
        values.CopyTo(editor.Values);
        column = editor.Commit();
    }
}
