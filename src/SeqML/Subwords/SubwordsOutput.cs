using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Text.Tokenization;

namespace SeqML.Subwords;

/// <summary>The subwords of a row, and where they stand.</summary>
internal sealed class SubwordsOutput
{
    /// <summary>The subwords as they are written; empty for a missing key.</summary>
    [ColumnName(Names.Tokens)]
    public VBuffer<ReadOnlyMemory<char>> Tokens;

    [ColumnName(Names.Start)]
    public VBuffer<int> Start;

    [ColumnName(Names.Length)]
    public VBuffer<int> Length;

    [NoColumn]
    public List<int> Ids { get; } = [];

    [NoColumn]
    public List<TextSpan> Spans { get; } = [];

    public void Begin(SubwordEncoder encoder)
    {
        Ids.Clear();
        Spans.Clear();
        if (encoder.BeginningId is not { } id)
            return;
        Ids.Add(id);
        Spans.Add(default);
    }

    public void End(SubwordEncoder encoder)
    {
        encoder.Finish(Ids, Spans);
        var count = encoder.LengthOf(Ids.Count);
        var ids = CollectionsMarshal.AsSpan(Ids);
        var spans = CollectionsMarshal.AsSpan(Spans);
        var tokens = VBufferEditor.Create(ref Tokens, count);
        var starts = VBufferEditor.Create(ref Start, count);
        var lengths = VBufferEditor.Create(ref Length, count);
        var padding = new TextSpan(spans.IsEmpty ? 0 : spans[^1].End, 0);
        for (var i = 0; i < count; i++)
        {
            tokens.Values[i] = encoder.Token(i < ids.Length ? ids[i] : encoder.Tokenizer.PaddingId);
            (starts.Values[i], lengths.Values[i]) = i < ids.Length ? (spans[i].Start, spans[i].Length) : (padding.Start, padding.Length);
        }
        Tokens = tokens.Commit();
        Start = starts.Commit();
        Length = lengths.Commit();
    }
}
