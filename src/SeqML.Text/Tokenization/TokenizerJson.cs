using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeqML.Text.Tokenization;

/// <summary>How tokenizers are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false, AllowOutOfOrderMetadataProperties = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Tokenizer))]
internal sealed partial class TokenizerJson : JsonSerializerContext;
