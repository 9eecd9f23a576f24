using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeqML.Text.Normalization.Storage;

/// <summary>A normalizer as a model holds it.</summary>
/// <param name="Stages">Its stages in their order.</param>
internal sealed record NormalizerDescription([property: JsonRequired] IReadOnlyList<NormalizationStage> Stages)
{
    /// <summary>Reads JSON and says what is wrong with it.</summary>
    public static NormalizerDescription Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        NormalizerDescription? description;
        try
        {
            description = JsonSerializer.Deserialize(json, NormalizerJson.Default.NormalizerDescription);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException or InvalidDataException)
        {
            throw new InvalidDataException($"Expected the stages of a text normalizer as JSON, as TextNormalizer.ToJson writes them; found what cannot be read: {error.Message}", error);
        }
        return description is { Stages: { } stages } && !stages.Contains(null!) ? description
            : throw new InvalidDataException("Expected the stages of a text normalizer as JSON, as TextNormalizer.ToJson writes them; found null for a stage or for all.");
    }
}

/// <summary>How it is written and read, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, AllowDuplicateProperties = false, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(NormalizerDescription))]
internal sealed partial class NormalizerJson : JsonSerializerContext;
