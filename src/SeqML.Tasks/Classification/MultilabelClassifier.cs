using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>A trained model of labels of which any number may hold for a text: its answers are the probability of each, on its own.</summary>
public sealed class MultilabelClassifier : TextModel
{
    private const float UsualThreshold = 0.5f;

    internal MultilabelClassifier(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network)
        : base(config, vocabulary, network)
    {
    }

    /// <summary>The model that <see cref="TextModel.Save"/> gave. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static MultilabelClassifier Load(ReadOnlyMemory<byte> bytes) => TextModelStorage.Load<MultilabelClassifier>(bytes, ClassifierConfig.Multilabel);

    /// <summary>Whether a label is predicted: its probability is above its threshold.</summary>
    /// <param name="label">Which.</param>
    /// <param name="probability">Of the answer.</param>
    public bool Holds(int label, float probability) => probability > ThresholdOf(label);

    /// <summary>Above which probability a label is predicted.</summary>
    /// <param name="label">Which.</param>
    public float ThresholdOf(int label) => Config.Thresholds is { } thresholds ? thresholds[label] : UsualThreshold;

    /// <summary>The logistic sigmoid of each.</summary>
    internal override void Answer(Span<float> logits, Span<float> answer)
    {
        for (var label = 0; label < answer.Length; label++)
            answer[label] = Probability(logits[label]);
    }

    /// <summary>1 / (1 + e^-x), where no power overflows to what is no number.</summary>
    internal static float Probability(float logit) => 1 / (1 + MathF.Exp(-logit));
}
