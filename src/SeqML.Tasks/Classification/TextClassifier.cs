using System.Text.Json;
using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Storage;
using SeqML.Text.Tokenization;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>A trained classifier of texts. Any number of threads may predict with one.</summary>
public sealed class TextClassifier
{
    private const string ConfigFile = "config.json";
    private const string VocabularyFile = "vocabulary.json";
    private const string WeightsFile = "weights.safetensors";

    private readonly ClassifierNetwork network;
    private readonly Vocabulary vocabulary;
    private readonly Session?[] idle = new Session?[Environment.ProcessorCount];

    internal TextClassifier(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network) =>
        (Config, this.vocabulary, this.network) = (config, vocabulary, network);

    /// <summary>What it is and how it was made.</summary>
    public ClassifierConfig Config { get; }

    /// <summary>The words it knows; none for a model of Key columns.</summary>
    public IReadOnlyList<string> Words => vocabulary.Words;

    /// <summary>The probabilities of the classes for a text, split into words by <see cref="WordTokenizer"/>.</summary>
    /// <param name="text">Any text: null, blank, huge and malformed ones have probabilities, too.</param>
    /// <param name="probabilities">[C]; they sum to 1.</param>
    public void Predict(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        var session = Rent();
        foreach (var token in WordTokenizer.Tokenize(text))
            if (!session.TryAdd(vocabulary[token.In(text)]))
                break;
        Predict(session, probabilities);
    }

    /// <summary>The probabilities of the classes for the words of a text.</summary>
    /// <param name="tokens">The words; empty ones are passed over.</param>
    /// <param name="probabilities">[C]; they sum to 1.</param>
    public void Predict(ReadOnlySpan<ReadOnlyMemory<char>> tokens, Span<float> probabilities)
    {
        var session = Rent();
        foreach (var token in tokens)
            if (!token.IsEmpty && !session.TryAdd(vocabulary[token.Span]))
                break;
        Predict(session, probabilities);
    }

    /// <summary>The probabilities of the classes for a text that is given as keys.</summary>
    /// <param name="keys">From 1 on; 0 and keys that were not there in training are unknown.</param>
    /// <param name="probabilities">[C]; they sum to 1.</param>
    public void Predict(ReadOnlySpan<uint> keys, Span<float> probabilities)
    {
        var session = Rent();
        foreach (var key in keys)
            if (!session.TryAdd(KeyToId(key, Config.VocabularySize)))
                break;
        Predict(session, probabilities);
    }

    /// <summary>The probabilities of many texts: in batches, and on several threads. They are the bits that one text alone gets.</summary>
    /// <param name="texts">What <see cref="Predict(ReadOnlySpan{char}, Span{float})"/> takes.</param>
    /// <param name="probabilities">[texts, C]; those of a text side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    public void PredictMany(IReadOnlyList<string?> texts, Memory<float> probabilities, int? threads = null) =>
        Run(new ManyTexts(this, network, texts.Count, probabilities, (text, ids) =>
        {
            foreach (var token in WordTokenizer.Tokenize(texts[text]))
                if (!ids.TryAdd(vocabulary[token.In(texts[text])]))
                    break;
        }), threads);

    /// <summary>The probabilities of many texts that are given as words: in batches, and on several threads.</summary>
    /// <param name="texts">What <see cref="Predict(ReadOnlySpan{ReadOnlyMemory{char}}, Span{float})"/> takes.</param>
    /// <param name="probabilities">[texts, C]; those of a text side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    public void PredictMany(IReadOnlyList<IReadOnlyList<string>> texts, Memory<float> probabilities, int? threads = null) =>
        Run(new ManyTexts(this, network, texts.Count, probabilities, (text, ids) =>
        {
            foreach (var word in texts[text])
                if (!string.IsNullOrEmpty(word) && !ids.TryAdd(vocabulary[word]))
                    break;
        }), threads);

    private static void Run(ManyTexts work, int? threads)
    {
        if (threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, FormattableString.Invariant($"Expected at least 1 thread, found {threads}."));
        work.Run(threads ?? Environment.ProcessorCount);
    }

    /// <summary>The model in one run of bytes: config.json, the vocabulary, and the weights as safetensors, with a checksum.</summary>
    public byte[] Save() => ModelContainer.Pack(
    [
        (ConfigFile, JsonSerializer.SerializeToUtf8Bytes(Config, ClassifierConfigJson.Default.ClassifierConfig)),
        (VocabularyFile, JsonSerializer.SerializeToUtf8Bytes([.. vocabulary.Words], ClassifierConfigJson.Default.StringArray)),
        (WeightsFile, Safetensors.Write(network.Parameters)),
    ]);

    /// <summary>The model that <see cref="Save"/> gave. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static TextClassifier Load(ReadOnlyMemory<byte> bytes)
    {
        var files = ModelContainer.Unpack(bytes);
        try
        {
            var config = JsonSerializer.Deserialize(File(ConfigFile).Span, ClassifierConfigJson.Default.ClassifierConfig);
            var words = JsonSerializer.Deserialize(File(VocabularyFile).Span, ClassifierConfigJson.Default.StringArray);
            if (config?.Options is null || words is null)
                throw new InvalidDataException("The SeqML model is damaged: its configuration or vocabulary is empty.");
            return Load(config, new Vocabulary(words), File(WeightsFile));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"The SeqML model is damaged: {error.Message}", error);
        }

        ReadOnlyMemory<byte> File(string name) => files.TryGetValue(name, out var content)
            ? content
            : throw new InvalidDataException($"The SeqML model is damaged: expected a file '{name}' in it, found {string.Join(", ", files.Keys)}.");
    }

    private static TextClassifier Load(ClassifierConfig config, Vocabulary vocabulary, ReadOnlyMemory<byte> weights)
    {
        config.Options.Validate();
        if (!Enum.IsDefined(config.Input))
            throw new InvalidDataException($"Expected a classifier of {string.Join(", ", Enum.GetNames<InputKind>())}, found one of {config.Input}.");
        if (config.Task != "classification" || config.Classes < 2 || config.VocabularySize < 2)
            throw new InvalidDataException($"Expected a classifier of 2 classes or more, found the task '{config.Task}' with {config.Classes} classes and {config.VocabularySize} words.");
        var words = config.Input == InputKind.Keys ? 2 : config.VocabularySize; // keys have no words: padding and unknown are left
        if (words != vocabulary.Count)
            throw new InvalidDataException($"The SeqML model is damaged: expected {words} words, found {vocabulary.Count}.");
        // Before memory is taken for what the configuration promises: is it there?
        var (expected, found) = (ClassifierNetwork.CountParameters(config.Options, config.VocabularySize, config.Classes), Safetensors.CountNumbers(weights));
        if (expected != found)
            throw new InvalidDataException($"The SeqML model is damaged: expected {expected} weights, found {found}.");
        var network = new ClassifierNetwork(config.Options, config.VocabularySize, config.Classes, random: null);
        Safetensors.Read(weights, network.Parameters);
        return new TextClassifier(config, vocabulary, network);
    }

    internal static int KeyToId(uint key, int vocabularySize) =>
        key > 0 && key + 1L < vocabularySize ? (int)key + 1 : Vocabulary.UnknownId;

    private void Predict(Session session, Span<float> probabilities)
    {
        if (probabilities.Length != Config.Classes)
            throw new ArgumentException($"Expected room for {Config.Classes} probabilities, found {probabilities.Length}.", nameof(probabilities));
        var logits = session.Run(network);
        ReductionKernels.Softmax(logits.Values, probabilities);
        session.Clear();
        Return(session);
    }

    /// <summary>A session that lies idle, or a new one where other threads have them.</summary>
    private Session Rent()
    {
        foreach (ref var place in idle.AsSpan())
            if (place is not null && Interlocked.Exchange(ref place, null) is { } session)
                return session;
        return new Session(Config.Options.MaximumTokens);
    }

    private void Return(Session session)
    {
        foreach (ref var place in idle.AsSpan())
            if (place is null && Interlocked.CompareExchange(ref place, session, null) is null)
                return;
    }

    /// <summary>The memory of one prediction, used again by the next.</summary>
    private sealed class Session(int maximumTokens)
    {
        private static readonly SeededRandom Unused = new(0); // a tape that does not record drops nothing

        private readonly Tape tape = new(records: false);
        private readonly PackedSequences sequences = new();
        private readonly TextIds ids = new(maximumTokens);

        /// <summary>Adds a word; false where no more are read.</summary>
        public bool TryAdd(int id) => ids.TryAdd(id);

        public Tensor Run(ClassifierNetwork network)
        {
            ids.PadEmpty();
            sequences.Set([ids.Items.Length]);
            return network.Forward(tape, ids.Items, sequences, Unused);
        }

        public void Clear()
        {
            tape.Reset();
            ids.Clear();
        }
    }
}
