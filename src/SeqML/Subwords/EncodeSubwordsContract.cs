using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Stages;
using SeqML.Text.Tokenization;

namespace SeqML.Subwords;

/// <summary>What a saved EncodeSubwords does to a text before its subwords become keys.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeSubwordsTextContract : CustomMappingFactory<TextWordsRow, SubwordsOutput>
{
    public const string Name = "SeqML.Transforms.EncodeSubwords.Text.v1";

    public override Action<TextWordsRow, SubwordsOutput> GetMapping() => Map;

    public static void Map(TextWordsRow row, SubwordsOutput output)
    {
        var encoder = SubwordState.Encoders.Of(row.Model);
        output.Begin(encoder);
        encoder.Tokenizer.Encode(row.Text.Span, output.Ids, output.Spans);
        output.End(encoder);
    }
}

/// <summary>What a saved EncodeSubwords does to words: each is a text of its own, and nobody knows where it stood.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class EncodeSubwordsTokensContract : CustomMappingFactory<TokensWordsRow, SubwordsOutput>
{
    public const string Name = "SeqML.Transforms.EncodeSubwords.Tokens.v1";

    public override Action<TokensWordsRow, SubwordsOutput> GetMapping() => Map;

    public static void Map(TokensWordsRow row, SubwordsOutput output)
    {
        var encoder = SubwordState.Encoders.Of(row.Model);
        output.Begin(encoder);
        foreach (var word in row.Words())
            encoder.Tokenizer.Encode(word.Span, output.Ids, output.Spans);
        output.End(encoder);
    }
}

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
