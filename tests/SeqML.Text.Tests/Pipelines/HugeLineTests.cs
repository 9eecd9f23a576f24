using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Pipelines;

/// <summary>One line of 16 million units: nothing is quadratic, and memory is bounded by the text.</summary>
public sealed class HugeLineTests
{
    private const string Piece = "It was  LATE, and nobody came. ";
    private const int Pieces = (1 << 24) / 31;

    [Fact]
    public void A_line_of_16_million_units_goes_through_a_normalizer_words_and_sentences()
    {
        var line = string.Concat(Enumerable.Repeat(Piece, Pieces));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var text = new NormalizedText();
        new TextNormalizer(new LowerCase(), new CollapseWhiteSpace()).Normalize(line, text);
        Assert.Equal(Pieces * (Piece.Length - 1) - 1, text.Text.Length); // a blank of each piece, and the last one
        var words = 0;
        var last = default(TextSpan);
        foreach (var token in WordTokenizer.Tokenize(text.Text))
            (words, last) = (words + 1, token);
        Assert.Equal(8 * Pieces, words);
        Assert.Equal(".", text.Original(last).In(line).ToString());
        var sentences = new List<TextSpan>();
        new SentenceSplitter().Tokenize(line, sentences);
        Assert.Equal(Pieces, sentences.Count);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)line.Length, 0, 48);
    }
}
