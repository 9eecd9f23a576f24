using System.Text.Json;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization;

/// <summary>Normalizes text by stages in an order, and can tell where each unit of the result came from. It may be used by several threads.</summary>
public sealed class TextNormalizer
{
    private readonly NormalizationStage[] stages;
    private NormalizedText? resting;

    /// <summary>A normalizer of stages.</summary>
    /// <param name="stages">What is applied, the first first. With none, text stays as it is.</param>
    public TextNormalizer(params IReadOnlyList<NormalizationStage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        foreach (var stage in stages)
            ArgumentNullException.ThrowIfNull(stage, nameof(stages));
        this.stages = [.. stages];
    }

    /// <summary>What does no harm to any task: small letters, no characters that are not seen, NFC, and one blank for white space. Normalizing twice is normalizing once.</summary>
    /// <remarks>Case comes before the form: j with a caron is one character, its capital two. docs/text/normalization.md has an order for all stages.</remarks>
    public static TextNormalizer Default { get; } = new(new LowerCase(), new RemoveControlCharacters(), new UnicodeForm(), new CollapseWhiteSpace());

    /// <summary>Its stages in their order.</summary>
    public IReadOnlyList<NormalizationStage> Stages => stages;

    /// <summary>Normalizes a text.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <returns>The normalized text: the same object where nothing changed.</returns>
    public string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var work = Interlocked.Exchange(ref resting, null) ?? new NormalizedText();
        Normalize(text, work, track: false);
        var result = work.Text.SequenceEqual(text) ? text : work.Text.ToString();
        Volatile.Write(ref resting, work);
        return result;
    }

    /// <summary>Normalizes a text, and keeps where its units came from.</summary>
    /// <param name="text">Any text, lone surrogates included; not the text of <paramref name="destination"/>.</param>
    /// <param name="destination">What takes the result; what it held is lost.</param>
    public void Normalize(ReadOnlySpan<char> text, NormalizedText destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Normalize(text, destination, track: true);
    }

    /// <summary>The stages as JSON, which <see cref="FromJson"/> reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(new NormalizerDescription(Stages), NormalizerJson.Default.NormalizerDescription);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The stages as JSON.</param>
    /// <exception cref="InvalidDataException">The text is damaged, or of a later version of SeqML.</exception>
    public static TextNormalizer FromJson(string json) => new(NormalizerDescription.Read(json).Stages);

    private void Normalize(ReadOnlySpan<char> text, NormalizedText destination, bool track)
    {
        destination.Start(text, track);
        foreach (var stage in stages)
            stage.Apply(destination);
    }
}
