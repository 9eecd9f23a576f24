using SeqML.Tasks.Explanation;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Tokenization;
using SeqML.Text.Vocabularies;
using SeqML.Training.History;

namespace SeqML.Tasks.Classification;

/// <summary>A trained model that reads a text, or a pair of texts, and answers with some numbers. Any number of threads may predict with one.</summary>
public abstract class TextModel
{
    private readonly ClassifierNetwork network;
    private readonly Idle<TextSession> sessions;
    private readonly TextExplainer explainer;

    private protected TextModel(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network)
    {
        (Config, Known, this.network) = (config, new KnownWords(vocabulary, config.Options.Embedding.TriesLowerCase), network);
        sessions = new(() => new TextSession(config.Options.MaximumTokens));
        explainer = new TextExplainer(this, network);
    }

    /// <summary>What it is and how it was made.</summary>
    public ClassifierConfig Config { get; }

    /// <summary>What happened in its training, with at most some 1,000 steps once it was saved; null where it was not trained here, or saved before models had histories.</summary>
    public TrainingHistory? History { get; internal init; }

    /// <summary>What its network learned, without the values.</summary>
    public IReadOnlyList<WeightShape> Weights => WeightShape.Of(network);

    /// <summary>The words it knows; none for a model of Key columns.</summary>
    public IReadOnlyList<string> Words => Known.Vocabulary.Words;

    /// <summary>The answer to a text, split into words by <see cref="WordTokenizer"/>.</summary>
    /// <param name="text">Any text: null, blank, huge and malformed ones have an answer, too.</param>
    /// <param name="answer">[C].</param>
    /// <exception cref="ArgumentException">There is not room for one answer, or the model reads pairs.</exception>
    public void Predict(ReadOnlySpan<char> text, Span<float> answer)
    {
        Require(answer, pairs: false);
        var session = sessions.Rent();
        Read(text, session.First);
        Finish(session, answer);
    }

    /// <summary>The answer to the words of a text.</summary>
    /// <param name="tokens">The words; empty ones are passed over.</param>
    /// <param name="answer">[C].</param>
    /// <exception cref="ArgumentException">There is not room for one answer, or the model reads pairs.</exception>
    public void Predict(ReadOnlySpan<ReadOnlyMemory<char>> tokens, Span<float> answer)
    {
        Require(answer, pairs: false);
        var session = sessions.Rent();
        Read(tokens, session.First);
        Finish(session, answer);
    }

    /// <summary>The answer to a text that is given as keys.</summary>
    /// <param name="keys">From 1 on; 0 and keys that were not there in training are unknown.</param>
    /// <param name="answer">[C].</param>
    /// <exception cref="ArgumentException">There is not room for one answer, or the model reads pairs.</exception>
    public void Predict(ReadOnlySpan<uint> keys, Span<float> answer)
    {
        Require(answer, pairs: false);
        var session = sessions.Rent();
        Read(keys, session.First);
        Finish(session, answer);
    }

    /// <summary>The answer to a pair of texts.</summary>
    /// <param name="first">Any text.</param>
    /// <param name="second">Any text.</param>
    /// <param name="answer">[C].</param>
    /// <exception cref="ArgumentException">There is not room for one answer, or the model reads single texts.</exception>
    public void Predict(ReadOnlySpan<char> first, ReadOnlySpan<char> second, Span<float> answer)
    {
        Require(answer, pairs: true);
        var session = sessions.Rent();
        Read(first, session.First);
        Read(second, session.Second);
        Finish(session, answer);
    }

    /// <summary>The answer to a pair of texts that are given as words.</summary>
    /// <param name="first">The words; empty ones are passed over.</param>
    /// <param name="second">The words; empty ones are passed over.</param>
    /// <param name="answer">[C].</param>
    /// <exception cref="ArgumentException">There is not room for one answer, or the model reads single texts.</exception>
    public void Predict(ReadOnlySpan<ReadOnlyMemory<char>> first, ReadOnlySpan<ReadOnlyMemory<char>> second, Span<float> answer)
    {
        Require(answer, pairs: true);
        var session = sessions.Rent();
        Read(first, session.First);
        Read(second, session.Second);
        Finish(session, answer);
    }

    /// <summary>The answer to a pair of texts that are given as keys.</summary>
    /// <param name="first">From 1 on; 0 and keys that were not there in training are unknown.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="answer">[C].</param>
    /// <exception cref="ArgumentException">There is not room for one answer, or the model reads single texts.</exception>
    public void Predict(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second, Span<float> answer)
    {
        Require(answer, pairs: true);
        var session = sessions.Rent();
        Read(first, session.First);
        Read(second, session.Second);
        Finish(session, answer);
    }

    /// <summary>Which words of a text decided for a class or label, or against it, or raised the value.</summary>
    /// <param name="text">What <see cref="Predict(ReadOnlySpan{char}, Span{float})"/> takes: any text.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class or label, from 0; null for the likeliest. Of a value there is only 0.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000; more is more exact (<see cref="TextExplanation.ConvergenceDelta"/>) and slower. Ignored with other methods.</param>
    /// <exception cref="InvalidOperationException">The model reads keys, or pairs; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method, class or label, or the steps are out of range.</exception>
    public TextExplanation Explain(string? text, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50) =>
        explainer.Explain(text, method, classIndex, steps);

    /// <summary>Which words decided, of a text that is given as words; all else as with <see cref="Explain(string?, ExplanationMethod, int?, int)"/>.</summary>
    /// <param name="tokens">The words; empty ones are passed over.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class or label, from 0; null for the likeliest. Of a value there is only 0.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000. Ignored with other methods.</param>
    /// <exception cref="InvalidOperationException">The model reads keys, or pairs; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method, class or label, or the steps are out of range.</exception>
    public TextExplanation Explain(IReadOnlyList<string?> tokens, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50) =>
        explainer.Explain(tokens, method, classIndex, steps);

    /// <summary>Numbers in the vector of a text, and in that of a token.</summary>
    public int EncodingSize => network.FeatureCount;

    /// <summary>The vector of a text: what the encoder makes of it and the pooling of that, before the head. A model of pairs gives that of a text alone.</summary>
    /// <param name="text">Any text, as for <see cref="Predict(ReadOnlySpan{char}, Span{float})"/>.</param>
    /// <param name="vector">[<see cref="EncodingSize"/>].</param>
    /// <exception cref="ArgumentException">There is not room for just one vector.</exception>
    public void Encode(ReadOnlySpan<char> text, Span<float> vector)
    {
        RequireRoom(vector);
        var session = sessions.Rent();
        Read(text, session.First);
        Encode(session, vector);
    }

    /// <inheritdoc cref="Encode(ReadOnlySpan{char}, Span{float})"/>
    /// <param name="tokens">The words of a text; empty ones are passed over.</param>
    /// <param name="vector">[<see cref="EncodingSize"/>].</param>
    public void Encode(ReadOnlySpan<ReadOnlyMemory<char>> tokens, Span<float> vector)
    {
        RequireRoom(vector);
        var session = sessions.Rent();
        Read(tokens, session.First);
        Encode(session, vector);
    }

    /// <inheritdoc cref="Encode(ReadOnlySpan{char}, Span{float})"/>
    /// <param name="keys">A text that is given as keys: from 1 on; 0 and keys that were not there in training are unknown.</param>
    /// <param name="vector">[<see cref="EncodingSize"/>].</param>
    public void Encode(ReadOnlySpan<uint> keys, Span<float> vector)
    {
        RequireRoom(vector);
        var session = sessions.Rent();
        Read(keys, session.First);
        Encode(session, vector);
    }

    /// <summary>The vectors of a text's tokens: the encoder's states, before they are pooled. (Peters et al. 2018.)</summary>
    /// <param name="text">Any text, as for <see cref="Predict(ReadOnlySpan{char}, Span{float})"/>; what the model reads of it.</param>
    /// <param name="result">Takes them.</param>
    /// <param name="layers">Of which layers they are.</param>
    public void EncodeTokens(ReadOnlySpan<char> text, TokenVectors result, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        Read(text, session.First);
        EncodeTokens(session, result, layers);
    }

    /// <inheritdoc cref="EncodeTokens(ReadOnlySpan{char}, TokenVectors, TokenLayers)"/>
    /// <param name="tokens">The words of a text; empty ones are passed over, and so have no vector.</param>
    /// <param name="result">Takes them.</param>
    /// <param name="layers">Of which layers they are.</param>
    public void EncodeTokens(ReadOnlySpan<ReadOnlyMemory<char>> tokens, TokenVectors result, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        Read(tokens, session.First);
        EncodeTokens(session, result, layers);
    }

    /// <inheritdoc cref="EncodeTokens(ReadOnlySpan{char}, TokenVectors, TokenLayers)"/>
    /// <param name="keys">A text that is given as keys: from 1 on; 0 and keys that were not there in training are unknown.</param>
    /// <param name="result">Takes them.</param>
    /// <param name="layers">Of which layers they are.</param>
    public void EncodeTokens(ReadOnlySpan<uint> keys, TokenVectors result, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        Read(keys, session.First);
        EncodeTokens(session, result, layers);
    }

    /// <summary>The answers to many texts: in batches, and on several threads. They are the bits that one text alone gets.</summary>
    /// <param name="texts">What <see cref="Predict(ReadOnlySpan{char}, Span{float})"/> takes.</param>
    /// <param name="answers">[texts, C]; those of a text side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    /// <exception cref="ArgumentException">There is not room for the answers, or the model reads pairs.</exception>
    /// <remarks>Each thread makes memory for its batches; for predictions that allocate nothing there is <see cref="Predict(ReadOnlySpan{char}, Span{float})"/>.</remarks>
    public void PredictMany(IReadOnlyList<string?> texts, Memory<float> answers, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        new ManyTexts(this, network, texts.Count, answers, (text, _, ids) => Read(texts[text], ids)).Run(pairs: false, threads);
    }

    /// <summary>The answers to many texts that are given as words: in batches, and on several threads.</summary>
    /// <param name="texts">What <see cref="Predict(ReadOnlySpan{ReadOnlyMemory{char}}, Span{float})"/> takes; a text of null has no words.</param>
    /// <param name="answers">[texts, C]; those of a text side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    /// <exception cref="ArgumentException">There is not room for the answers, or the model reads pairs.</exception>
    public void PredictMany(IReadOnlyList<IReadOnlyList<string>?> texts, Memory<float> answers, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        new ManyTexts(this, network, texts.Count, answers, (text, _, ids) => Read(texts[text] ?? [], ids)).Run(pairs: false, threads);
    }

    /// <summary>The answers to many pairs of texts: in batches, and on several threads.</summary>
    /// <param name="pairs">What <see cref="Predict(ReadOnlySpan{char}, ReadOnlySpan{char}, Span{float})"/> takes.</param>
    /// <param name="answers">[pairs, C]; those of a pair side by side.</param>
    /// <param name="threads">How many threads predict, at least 1; null for one each core.</param>
    /// <exception cref="ArgumentException">There is not room for the answers, or the model reads single texts.</exception>
    public void PredictMany(IReadOnlyList<(string? First, string? Second)> pairs, Memory<float> answers, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        new ManyTexts(this, network, pairs.Count, answers, (pair, side, ids) => Read(side == 0 ? pairs[pair].First : pairs[pair].Second, ids)).Run(pairs: true, threads);
    }

    /// <summary>The model in one run of bytes: config.json, the vocabulary, the weights as safetensors, and the history, with a checksum.</summary>
    public byte[] Save() => TextModelStorage.Save(Config, Known.Vocabulary, network, History);

    /// <summary>The model that <see cref="Save"/> gave, of whichever task. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static TextModel LoadAny(ReadOnlyMemory<byte> bytes) => TextModelStorage.Load(bytes);

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

    /// <summary>The words, and how they are looked for.</summary>
    internal KnownWords Known { get; }

    internal static int KeyToId(uint key, int vocabularySize) =>
        key > 0 && key + 1L < vocabularySize ? (int)key + 1 : Vocabulary.UnknownId;

    /// <summary>From what the network computes to what is answered.</summary>
    /// <param name="logits">[C]; may be used up.</param>
    /// <param name="answer">[C].</param>
    internal abstract void Answer(Span<float> logits, Span<float> answer);

    /// <summary>Throws where a prediction asks for what the model does not read.</summary>
    internal void RequirePairs(bool pairs)
    {
        if (pairs != Config.Pairs)
            throw new ArgumentException(Config.Pairs ? "Expected a pair of texts, which this model reads, found one text. Give both." : "Expected one text, which this model reads, found a pair. Give one, or train a model on pairs.");
    }

    private void Require(Span<float> answer, bool pairs)
    {
        if (answer.Length != Config.Classes)
            throw new ArgumentException($"Expected room for {Config.Classes} probabilities, found {answer.Length}.", nameof(answer));
        RequirePairs(pairs);
    }

    private void Read(ReadOnlySpan<char> text, TextIds ids)
    {
        foreach (var token in WordTokenizer.Tokenize(text))
            if (!ids.TryAdd(Known[token.In(text)]))
                break;
    }

    private void Read(ReadOnlySpan<ReadOnlyMemory<char>> tokens, TextIds ids)
    {
        foreach (var token in tokens)
            if (!token.IsEmpty && !ids.TryAdd(Known[token.Span]))
                break;
    }

    private void Read(IReadOnlyList<string> tokens, TextIds ids)
    {
        foreach (var token in tokens)
            if (!string.IsNullOrEmpty(token) && !ids.TryAdd(Known[token]))
                break;
    }

    private void Read(ReadOnlySpan<uint> keys, TextIds ids)
    {
        foreach (var key in keys)
            if (!ids.TryAdd(KeyToId(key, Config.VocabularySize)))
                break;
    }

    private void RequireRoom(Span<float> vector)
    {
        if (vector.Length != EncodingSize)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {EncodingSize} numbers of a text's vector, found {vector.Length}."), nameof(vector));
    }

    private void Encode(TextSession session, Span<float> vector)
    {
        session.Encode(network).Values.CopyTo(vector);
        session.Clear();
        sessions.Return(session);
    }

    private void EncodeTokens(TextSession session, TokenVectors result, TokenLayers layers)
    {
        session.EncodeTokens(network, layers, result);
        session.Clear();
        sessions.Return(session);
    }

    private void Finish(TextSession session, Span<float> answer)
    {
        var logits = Config.Pairs ? session.RunPair(network) : session.Run(network);
        Answer(logits.Values, answer);
        session.Clear();
        sessions.Return(session);
    }
}
