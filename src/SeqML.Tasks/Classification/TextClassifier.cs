using SeqML.Engine.Kernels.Reductions;
using SeqML.Tasks.Explanation;
using SeqML.Tasks.Storage;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>A trained classifier of texts, or of pairs of texts: its answers are the probabilities of the classes, which sum to 1.</summary>
public sealed class TextClassifier : TextModel
{
    private readonly TextExplainer explainer;

    internal TextClassifier(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network)
        : base(config, vocabulary, network) => explainer = new TextExplainer(config, Known, network);

    /// <summary>Which words of a text decided for a class, or against it.</summary>
    /// <param name="text">What <see cref="TextModel.Predict(ReadOnlySpan{char}, Span{float})"/> takes: any text.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class, from 0; null for the one that is predicted.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000; more is more exact (<see cref="TextExplanation.ConvergenceDelta"/>) and slower. Ignored with other methods.</param>
    /// <exception cref="InvalidOperationException">The model reads keys, or pairs; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public TextExplanation Explain(string? text, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50) =>
        explainer.Explain(text, method, classIndex, steps);

    /// <summary>Which words decided, of a text that is given as words; all else as with <see cref="Explain(string?, ExplanationMethod, int?, int)"/>.</summary>
    /// <param name="tokens">The words; empty ones are passed over.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class, from 0; null for the one that is predicted.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000. Ignored with other methods.</param>
    /// <exception cref="InvalidOperationException">The model reads keys, or pairs; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public TextExplanation Explain(IReadOnlyList<string?> tokens, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50) =>
        explainer.Explain(tokens, method, classIndex, steps);

    /// <summary>The classifier that <see cref="TextModel.Save"/> gave. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static TextClassifier Load(ReadOnlyMemory<byte> bytes) => TextModelStorage.Load<TextClassifier>(bytes, ClassifierConfig.Classification);

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
        return TextModelStorage.FromWeights(weights, config, words, names ?? new WeightNames());
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

    /// <summary>softmax(x / T), where T is the temperature of the calibration.</summary>
    internal override void Answer(Span<float> logits, Span<float> answer)
    {
        if (Config.Temperature != 1)
            foreach (ref var logit in logits)
                logit /= Config.Temperature;
        ReductionKernels.Softmax(logits, answer);
    }
}
