using System.Runtime.InteropServices;
using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Pipelines;

/// <summary>The words that a <see cref="WordPipeline"/> made of a text, and where each stood in it. Its own memory is used again by the next text; the words' is not, so that they may be kept.</summary>
/// <remarks>One thread at a time.</remarks>
public sealed class WordList
{
    private readonly List<ReadOnlyMemory<char>> words = [];
    private readonly List<TextSpan> spans = [];

    /// <summary>How many words there are.</summary>
    public int Count => words.Count;

    /// <summary>The words, as they are after all stages: until the next text is read.</summary>
    public ReadOnlySpan<ReadOnlyMemory<char>> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>Where each word stands in the text that was read, before all stages: until the next text is read.</summary>
    public ReadOnlySpan<TextSpan> Spans => CollectionsMarshal.AsSpan(spans);

    /// <summary>Memory for normalized text.</summary>
    internal NormalizedText Normalized { get; } = new();

    /// <summary>Memory for the tokens of the normalized text.</summary>
    internal List<TextSpan> Tokens { get; } = [];

    internal void Clear()
    {
        words.Clear();
        spans.Clear();
        Tokens.Clear();
    }

    internal void Add(ReadOnlyMemory<char> word, TextSpan span)
    {
        words.Add(word);
        spans.Add(span);
    }

    internal void Replace(int index, ReadOnlyMemory<char> word) => words[index] = word;
}
