using System.Text.Json;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Text.Corpora;

namespace SeqML.Embeddings.Learning.Phrases;

/// <summary>Phrases such as "New_York" that are found in a corpus by how often their words come together, and joined into one word each. (Mikolov et al. 2013b, section 4; word2phrase.)</summary>
public sealed class PhraseModel
{
    private const int Version = 1;

    private readonly string joiner;
    private readonly IReadOnlyList<PhrasePass> passes;

    private PhraseModel(string joiner, IReadOnlyList<PhrasePass> passes) => (this.joiner, this.passes) = (joiner, passes);

    /// <summary>The phrases of all passes, those of the first one first, and in each the highest score first.</summary>
    public IReadOnlyList<Phrase> Phrases => [.. passes.SelectMany(pass => pass.Phrases)];

    /// <summary>How many passes there are.</summary>
    public int PassCount => passes.Count;

    /// <summary>Counts words and pairs, once for each pass.</summary>
    /// <param name="corpus">Lines of words.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="cancellation">Is looked at after each line.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public static PhraseModel Learn(WordLines corpus, PhraseOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new PhraseOptions();
        options.Validate();
        var passes = new List<PhrasePass>();
        foreach (var threshold in options.Thresholds)
        {
            var counter = new PairCounter(cancellation);
            new PhraseModel(options.Joiner, passes).Join(corpus).Read(counter);
            passes.Add(counter.Above(threshold, options));
        }
        return new PhraseModel(options.Joiner, passes);
    }

    /// <summary>The corpus with its phrases joined: words are joined as they are read, and nothing is kept.</summary>
    public WordLines Join(WordLines corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return corpus.Through((read, sink) => read(Through(sink)));
    }

    /// <summary>The words of a line, with its phrases joined.</summary>
    public IReadOnlyList<string> Join(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var joined = new WordList();
        var sink = Through(joined);
        foreach (var word in words)
            if (!string.IsNullOrEmpty(word))
                sink.Add(word);
        sink.EndLine();
        return joined.Words;
    }

    /// <summary>Writes the phrases to a file of JSON, whole or not at all; packed by gzip where its name ends in .gz.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path) => CorpusFile.Write(path, writer =>
        writer.Write(JsonSerializer.Serialize(new Saved(Version, joiner, [.. passes.Select(pass => pass.Phrases.ToArray())]))));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It has no phrases, or is damaged. The message names the file.</exception>
    public static PhraseModel Load(string path)
    {
        CorpusFile.CheckExists(path);
        try
        {
            var saved = CorpusFile.Read(path, reader => new[] { JsonSerializer.Deserialize<Saved>(reader.ReadToEnd()) }).Single();
            if (saved is not { Version: Version, Passes: not null } || !PhraseOptions.IsJoiner(saved.Joiner) || saved.Passes.Contains(null!))
                throw new InvalidDataException($"Expected phrases of version {Version} in '{path}', found {(saved is null ? "null" : $"version {saved.Version}, joiner '{saved.Joiner}'")}.");
            return new PhraseModel(saved.Joiner, [.. saved.Passes.Select(phrases => Pass(phrases, path))]);
        }
        catch (Exception error) when (error is JsonException or System.Text.DecoderFallbackException or NotSupportedException)
        {
            throw new InvalidDataException($"Expected phrases in '{path}', found something else: {error.Message}", error);
        }
    }

    private static PhrasePass Pass(Phrase?[] phrases, string path)
    {
        var pass = new PhrasePass();
        foreach (var phrase in phrases)
            if (phrase is not { First.Length: > 0, Second.Length: > 0 } || !double.IsFinite(phrase.Score) || !pass.TryAdd(phrase.First, phrase.Second, phrase.Score))
                throw new InvalidDataException($"Expected each pair of words once with a score in '{path}', found {(phrase is null ? "null" : phrase.ToString())}.");
        return pass;
    }

    private IWordSink Through(IWordSink sink)
    {
        foreach (var pass in passes.Reverse())
            sink = new PhraseJoiner(pass, joiner, sink);
        return sink;
    }

    private sealed record Saved(int Version, string Joiner, Phrase[][] Passes);

    private sealed class WordList : IWordSink
    {
        public List<string> Words { get; } = [];

        public void Add(ReadOnlySpan<char> word) => Words.Add(word.ToString());

        public void EndLine()
        {
        }
    }
}
