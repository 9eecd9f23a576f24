using SeqML.Text.Subwords;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Subwords;

/// <summary>A text's ids and spans, after what holds for every kind of tokenizer and every text was checked.</summary>
internal sealed record Encoded(List<int> Ids, List<TextSpan> Spans)
{
    public static Encoded Of(SubwordTokenizer tokenizer, string text)
    {
        var (ids, again, spans) = (new List<int>(), new List<int>(), new List<TextSpan>());
        tokenizer.Encode(text, ids, spans);
        tokenizer.Encode(text, again);
        Assert.True(ids.SequenceEqual(again));
        Assert.Equal(ids.Count, spans.Count);
        Assert.Equal(ids.Count, tokenizer.CountTokens(text));
        foreach (var id in ids)
            Assert.True((uint)id < (uint)tokenizer.Count);
        var (start, end) = (0, 0);
        foreach (var span in spans)
        {
            if (span.Length < 0 || span.Start < start || span.End < end || span.End > text.Length)
                Assert.Fail($"{span} after {start} to {end} of {text.Length}");
            (start, end) = (span.Start, span.End);
        }
        return new Encoded(ids, spans);
    }
}
