using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Explanation;
using SeqML.Tasks.Storage;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Tokenization;
using SeqML.Text.Vocabularies;
using SeqML.Training.History;

namespace SeqML.Tasks.Classification;

/// <summary>A trained classifier of texts. Any number of threads may predict with one.</summary>
public sealed class TextClassifier
{
    private readonly ClassifierNetwork network;
    private readonly KnownWords words;
    private readonly Idle<Session> sessions;
    private readonly TextExplainer explainer;

    internal TextClassifier(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network)
    {
        (Config, words, this.network) = (config, new KnownWords(vocabulary, config.Options.Embedding.TriesLowerCase), network);
        sessions = new(() => new Session(config.Options.MaximumTokens));
        explainer = new TextExplainer(config, words, network);
    }

    /// <summary>What it is and how it was made.</summary>
    public ClassifierConfig Config { get; }

    /// <summary>What happened in its training, with at most some 1,000 steps once it was saved; null where it was not trained here, or saved before models had histories.</summary>
    public TrainingHistory? History { get; internal init; }

    /// <summary>What its network learned, without the values.</summary>
    public IReadOnlyList<WeightShape> Weights => WeightShape.Of(network);

    /// <summary>The words it knows; none for a model of Key columns.</summary>
    public IReadOnlyList<string> Words => words.Vocabulary.Words;

    /// <summary>The probabilities of the classes for a text, split into words by <see cref="WordTokenizer"/>.</summary>
    /// <param name="text">Any text: null, blank, huge and malformed ones have probabilities, too.</param>
    /// <param name="probabilities">[C]; they sum to 1.</param>
    public void Predict(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        var session = sessions.Rent();
        foreach (var token in WordTokenizer.Tokenize(text))
            if (!session.TryAdd(words[token.In(text)]))
                break;
        Predict(session, probabilities);
    }

    /// <summary>The probabilities of the classes for the words of a text.</summary>
    /// <param name="tokens">The words; empty ones are passed over.</param>
    /// <param name="probabilities">[C]; they sum to 1.</param>
    public void Predict(ReadOnlySpan<ReadOnlyMemory<char>> tokens, Span<float> probabilities)
    {
        var session = sessions.Rent();
        foreach (var token in tokens)
            if (!token.IsEmpty && !session.TryAdd(words[token.Span]))
                break;
        Predict(session, probabilities);
    }

    /// <summary>The probabilities of the classes for a text that is given as keys.</summary>
    /// <param name="keys">From 1 on; 0 and keys that were not there in training are unknown.</param>
    /// <param name="probabilities">[C]; they sum to 1.</param>
    public void Predict(ReadOnlySpan<uint> keys, Span<float> probabilities)
    {
        var session = sessions.Rent();
        foreach (var key in keys)
            if (!session.TryAdd(KeyToId(key, Config.VocabularySize)))
                break;
        Predict(session, probabilities);
    }

    /// <summary>The probabilities of many texts: in batches, and on several threads. They are the bits that one text alone gets.</summary>
    /// <param name="texts">What <see cref="Predict(ReadOnlySpan{char}, Span{float})"/> takes.</param>
    /// <param name="probabilities">[texts, C]; those of a text side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    /// <remarks>Each thread makes memory for its batches; for predictions that allocate nothing there is <see cref="Predict(ReadOnlySpan{char}, Span{float})"/>.</remarks>
    public void PredictMany(IReadOnlyList<string?> texts, Memory<float> probabilities, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        new ManyTexts(this, network, texts.Count, probabilities, (text, ids) =>
        {
            foreach (var token in WordTokenizer.Tokenize(texts[text]))
                if (!ids.TryAdd(words[token.In(texts[text])]))
                    break;
        }).Run(threads);
    }

    /// <summary>The probabilities of many texts that are given as words: in batches, and on several threads.</summary>
    /// <param name="texts">What <see cref="Predict(ReadOnlySpan{ReadOnlyMemory{char}}, Span{float})"/> takes; a text of null has no words.</param>
    /// <param name="probabilities">[texts, C]; those of a text side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    public void PredictMany(IReadOnlyList<IReadOnlyList<string>?> texts, Memory<float> probabilities, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        new ManyTexts(this, network, texts.Count, probabilities, (text, ids) =>
        {
            foreach (var word in texts[text] ?? [])
                if (!string.IsNullOrEmpty(word) && !ids.TryAdd(words[word]))
                    break;
        }).Run(threads);
    }

    /// <summary>Which words of a text decided for a class, or against it.</summary>
    /// <param name="text">What <see cref="Predict(ReadOnlySpan{char}, Span{float})"/> takes: any text.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class, from 0; null for the one that is predicted.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000; more is more exact (<see cref="TextExplanation.ConvergenceDelta"/>) and slower. Ignored with other methods.</param>
    /// <exception cref="InvalidOperationException">The model reads keys; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public TextExplanation Explain(string? text, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50) =>
        explainer.Explain(text, method, classIndex, steps);

    /// <summary>Which words decided, of a text that is given as words; all else as with <see cref="Explain(string?, ExplanationMethod, int?, int)"/>.</summary>
    /// <param name="tokens">The words; empty ones are passed over.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class, from 0; null for the one that is predicted.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000. Ignored with other methods.</param>
    /// <exception cref="InvalidOperationException">The model reads keys; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public TextExplanation Explain(IReadOnlyList<string?> tokens, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50) =>
        explainer.Explain(tokens, method, classIndex, steps);

    /// <summary>The model in one run of bytes: config.json, the vocabulary, the weights as safetensors, and the history, with a checksum.</summary>
    public byte[] Save() => ClassifierStorage.Save(Config, words.Vocabulary, network, History);

    /// <summary>The model that <see cref="Save"/> gave. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static TextClassifier Load(ReadOnlyMemory<byte> bytes) => ClassifierStorage.Load(bytes);

    /// <summary>Writes the weights, and nothing else, in the safetensors format, by PyTorch's names: "embedding.weight", "encoder.weight_ih_l0", "head.bias".</summary>
    /// <param name="stream">Where they go.</param>
    public void ExportWeights(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Safetensors.Write(network.Parameters));
    }

    /// <summary>Writes the weights to a file, as <see cref="ExportWeights(Stream)"/> does.</summary>
    /// <param name="filePath">It is replaced where there is one.</param>
    public void ExportWeights(string filePath) => File.WriteAllBytes(filePath, Safetensors.Write(network.Parameters));

    /// <summary>A classifier of weights that were trained elsewhere, in PyTorch for one. docs/weights.md shows both sides.</summary>
    /// <param name="weights">In the safetensors format: F32, F16, BF16 or F64; the last are rounded to F32.</param>
    /// <param name="config">What it reads, its sizes and its network. Of the options, those of training do not matter.</param>
    /// <param name="words">The words in the order of their ids, from 2 on: 0 is padding, 1 is any word that is not known. None for <see cref="InputKind.Keys"/>.</param>
    /// <param name="names">What the file calls the weights; null where it has our names.</param>
    /// <exception cref="ArgumentException">An option is out of its range, a word comes twice, or words and sizes do not fit.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, has not just the weights of this network, or one that has another shape, is not of floats, or is not finite. The message names it.</exception>
    public static TextClassifier FromWeights(ReadOnlyMemory<byte> weights, ClassifierConfig config, IReadOnlyList<string> words, WeightNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(words);
        return ClassifierStorage.FromWeights(weights, config, words, names ?? new WeightNames());
    }

    /// <summary>A classifier of the weights in a file; all else as with <see cref="FromWeights(ReadOnlyMemory{byte}, ClassifierConfig, IReadOnlyList{string}, WeightNames?)"/>.</summary>
    /// <param name="filePath">A file in the safetensors format, of at most 2 GB.</param>
    /// <param name="config">What it reads, its sizes and its network.</param>
    /// <param name="words">The words in the order of their ids, from 2 on.</param>
    /// <param name="names">What the file calls the weights; null where it has our names.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, a word comes twice, or words and sizes do not fit.</exception>
    /// <exception cref="InvalidDataException">The weights are damaged, or of another network. The message names the file and the weight.</exception>
    public static TextClassifier FromWeights(string filePath, ClassifierConfig config, IReadOnlyList<string> words, WeightNames? names = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        try
        {
            return FromWeights(File.ReadAllBytes(filePath), config, words, names);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The weights in '{filePath}' are damaged, or of another network: {error.Message}", error);
        }
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
        sessions.Return(session);
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
