using SeqML.Engine.Kernels.Reductions;
using SeqML.Tasks.Storage;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>A trained classifier of texts, or of pairs of texts: its answers are the probabilities of the classes, which sum to 1.</summary>
public sealed class TextClassifier : TextModel
{
    internal TextClassifier(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network)
        : base(config, vocabulary, network)
    {
    }

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
