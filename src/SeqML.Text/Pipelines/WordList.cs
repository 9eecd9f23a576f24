using System.Runtime.InteropServices;
using SeqML.Text.Lemmatization;
using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Pipelines;

/// <summary>The words that a <see cref="WordPipeline"/> made of a text, and where each stood in it. Its own memory is used again by the next text; the words' is not, so that they may be kept.</summary>
/// <remarks>One thread at a time.</remarks>
public sealed class WordList
{
    private ReadOnlyMemory<char>[] words = [];
    private TextSpan[] spans = [];
    private PartOfSpeech[] parts = [];

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The words, as they are after all stages: until the next text is read.</summary>
    public ReadOnlySpan<ReadOnlyMemory<char>> Words => words.AsSpan(0, Count);

    /// <summary>Where each word stands in the text that was read, before all stages: until the next text is read.</summary>
    public ReadOnlySpan<TextSpan> Spans => spans.AsSpan(0, Count);

    /// <summary>Memory for normalized text.</summary>
    internal NormalizedText Normalized { get; } = new();

    /// <summary>Memory for the tokens of the normalized text.</summary>
    internal List<TextSpan> Tokens { get; } = [];

    /// <summary>Makes the tokens the words.</summary>
    /// <param name="source">The text that they are tokens of.</param>
    /// <param name="stopWords">What is left out; null for nothing.</param>
    /// <param name="moved">Whether the original text has to be asked where they stood.</param>
    internal void Take(ReadOnlyMemory<char> source, StopWords.StopWords? stopWords, bool moved)
    {
        var tokens = CollectionsMarshal.AsSpan(Tokens);
        if (stopWords is not null)
            tokens = tokens[..stopWords.Sift(source.Span, tokens)];
        if (words.Length < tokens.Length)
            (words, spans) = (new ReadOnlyMemory<char>[2 * tokens.Length], new TextSpan[2 * tokens.Length]);
        Count = tokens.Length;
        for (var i = 0; i < tokens.Length; i++)
        {
            words[i] = source.Slice(tokens[i].Start, tokens[i].Length);
            spans[i] = moved ? Normalized.Original(tokens[i]) : tokens[i];
        }
    }

    /// <summary>Memory for what the words are.</summary>
    internal Span<PartOfSpeech> Parts()
    {
        if (parts.Length < Count)
            parts = new PartOfSpeech[words.Length];
        return parts.AsSpan(0, Count);
    }

    /// <summary>Makes a word another, and puts it where words before it were left out.</summary>
    internal void Move(int from, int to, ReadOnlyMemory<char> word) => (words[to], spans[to]) = (word, spans[from]);

    /// <summary>Leaves the last words out.</summary>
    internal void Cut(int count) => Count = count;

    internal void Clear()
    {
        Count = 0;
        Tokens.Clear();
    }

    internal void Replace(int index, ReadOnlyMemory<char> word) => words[index] = word;
}
