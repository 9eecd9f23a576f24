using SeqML.Text.Normalization;
using SeqML.Text.Stemming;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Pipelines;

/// <summary>
/// From a text to its words in one go: normalize, split, leave stop words out, stem. Each word knows where it stood in the original text, whatever was done to it on the way.
/// </summary>
/// <remarks>It may be used by several threads, each with a <see cref="WordList"/> of its own. An ordinary text takes at most two pieces of memory, for its normalized form and for its stems; a word takes none.</remarks>
public sealed record WordPipeline
{
    /// <summary>Stems of ordinary texts are in one piece of memory; those of huge ones are in several.</summary>
    private const int LargestBlock = 1 << 20;

    /// <summary>What is done to the text before it is split.</summary>
    /// <value>null by default: nothing.</value>
    public TextNormalizer? Normalizer { get; init; }

    /// <summary>How the text is split.</summary>
    /// <value><see cref="WordTokenizer"/> by default.</value>
    public Tokenizer Tokenizer { get; init; } = new WordTokenizer();

    /// <summary>Words that are left out.</summary>
    /// <value>null by default: none.</value>
    public StopWords.StopWords? StopWords { get; init; }

    /// <summary>What words are cut down by.</summary>
    /// <value>null by default: they are not.</value>
    public Stemmer? Stemmer { get; init; }

    /// <summary>Splits a text.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="words">What takes the words; what it held is gone.</param>
    public void Run(ReadOnlyMemory<char> text, WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        words.Clear();
        var source = text;
        if (Normalizer is not null)
        {
            Normalizer.Normalize(text.Span, words.Normalized);
            // Where nothing changed, words are slices of the text itself.
            if (!words.Normalized.Text.SequenceEqual(text.Span))
                source = words.Normalized.Text.ToArray();
        }
        Tokenizer.Tokenize(source.Span, words.Tokens);
        words.Take(source, StopWords, Normalizer is not null && !words.Normalized.IsIdentity);
        if (Stemmer is not null)
            Stem(Stemmer, words);
    }

    /// <summary>What it is, as a text that <see cref="FromJson"/> reads.</summary>
    public string ToJson() => WordPipelineDescription.Of(this).ToJson();

    /// <summary>The pipeline that <see cref="ToJson"/> described.</summary>
    /// <exception cref="InvalidDataException">It is none, or is damaged.</exception>
    public static WordPipeline FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return WordPipelineDescription.Read(json).ToPipeline();
    }

    private static void Stem(Stemmer stemmer, WordList words)
    {
        var left = 0L;
        foreach (var word in words.Words)
            left += Stemmer.RoomFor(word.Length);
        char[] memory = [];
        var end = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var room = Stemmer.RoomFor(words.Words[i].Length);
            if (room > memory.Length - end)
                (memory, end) = (new char[Math.Max(room, (int)Math.Min(left, LargestBlock))], 0);
            var length = stemmer.Stem(words.Words[i].Span, memory.AsSpan(end));
            words.Replace(i, memory.AsMemory(end, length));
            (end, left) = (end + length, left - room);
        }
    }
}
