using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>A trained model of a value of each text, or pair of texts: how good, how hard, how alike. Its answer is the value.</summary>
public sealed class TextRegressor : TextModel
{
    internal TextRegressor(ClassifierConfig config, Vocabulary vocabulary, ClassifierNetwork network)
        : base(config, vocabulary, network)
    {
    }

    /// <summary>The model that <see cref="TextModel.Save"/> gave. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static TextRegressor Load(ReadOnlyMemory<byte> bytes) => TextModelStorage.Load<TextRegressor>(bytes, ClassifierConfig.Regression);

    /// <summary>The value of a text.</summary>
    /// <param name="text">Any text.</param>
    public float Predict(ReadOnlySpan<char> text)
    {
        Span<float> value = stackalloc float[1];
        Predict(text, value);
        return value[0];
    }

    /// <summary>The value of a pair of texts.</summary>
    /// <param name="first">Any text.</param>
    /// <param name="second">Any text.</param>
    public float Predict(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        Span<float> value = stackalloc float[1];
        Predict(first, second, value);
        return value[0];
    }

    /// <summary>So many deviations from the mean of the training values.</summary>
    internal override void Answer(Span<float> logits, Span<float> answer) => answer[0] = ToValue(logits[0], Config.Scale!);

    internal static float ToValue(float logit, ValueScale scale) => (float)(scale.Mean + scale.Deviation * logit);
}
