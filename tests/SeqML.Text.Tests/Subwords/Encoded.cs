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
        Assert.Equal(ids, again);
        Assert.Equal(ids.Count, spans.Count);
        Assert.Equal(ids.Count, tokenizer.CountTokens(text));
        Assert.All(ids, id => Assert.InRange(id, 0, tokenizer.Count - 1));
        var (start, end) = (0, 0);
        foreach (var span in spans)
        {
            Assert.True(span.Length >= 0 && span.Start >= start && span.End >= end && span.End <= text.Length, $"{span} after {start} to {end} of {text.Length}");
            (start, end) = (span.Start, span.End);
        }
        return new Encoded(ids, spans);
    }
}
