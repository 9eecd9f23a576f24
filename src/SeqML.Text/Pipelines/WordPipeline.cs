using SeqML.Text.Lemmatization;
using SeqML.Text.Normalization;
using SeqML.Text.Stemming;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Pipelines;

/// <summary>
/// From a text to its words in one go: normalize, split, leave stop words out, stem or lemmatize. Each word knows where it stood in the original text, whatever was done to it on the way.
/// </summary>
/// <remarks>It may be used by several threads, each with a <see cref="WordList"/> of its own. An ordinary text takes at most two pieces of memory, for its normalized form and for its stems or lemmas; a word takes none.</remarks>
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
    /// <value>null by default: they are not. Not together with <see cref="Lemmatizer"/>.</value>
    /// <exception cref="ArgumentException">There is a lemmatizer.</exception>
    public Stemmer? Stemmer { get; init => field = value is null || Lemmatizer is null ? value : throw OneOfTwo(nameof(Stemmer)); }

    /// <summary>What takes English words to their lemmas. What the words are is guessed by all of them, before stop words are left out.</summary>
    /// <value>null by default: nothing. Not together with <see cref="Stemmer"/>.</value>
    /// <exception cref="ArgumentException">There is a stemmer.</exception>
    public EnglishLemmatizer? Lemmatizer { get; init => field = value is null || Stemmer is null ? value : throw OneOfTwo(nameof(Lemmatizer)); }

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
        words.Take(source, Lemmatizer is null ? StopWords : null, Normalizer is not null && !words.Normalized.IsIdentity);
        if (Stemmer is not null)
            Stem(Stemmer, words);
        if (Lemmatizer is not null)
            Lemmatize(Lemmatizer, StopWords, words);
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

    /// <summary>Neighbours tell what a word is: those behind it are still as they were when its turn comes.</summary>
    private static void Lemmatize(EnglishLemmatizer lemmatizer, StopWords.StopWords? stopWords, WordList words)
    {
        var parts = words.Parts();
        lemmatizer.Guess(words.Words, parts);
        var left = 0L;
        foreach (var word in words.Words)
            left += lemmatizer.RoomFor(word.Length);
        char[] memory = [];
        var (end, count) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var room = lemmatizer.RoomFor(words.Words[i].Length);
            if (stopWords?.Contains(words.Words[i].Span) != true)
            {
                if (room > memory.Length - end)
                    (memory, end) = (new char[Math.Max(room, (int)Math.Min(left, LargestBlock))], 0);
                var length = lemmatizer.Lemmatize(words.Words, parts, i, memory.AsSpan(end));
                words.Move(i, count++, memory.AsMemory(end, length));
                end += length;
            }
            left -= room;
        }
        words.Cut(count);
    }

    private static ArgumentException OneOfTwo(string name) => new($"Expected either {nameof(Stemmer)} or {nameof(Lemmatizer)} of a pipeline of words, found both: a lemma has no stem of its own.", name);

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
