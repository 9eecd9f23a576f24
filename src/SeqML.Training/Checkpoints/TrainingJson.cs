using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Training.Loop;

namespace SeqML.Training.Checkpoints;

/// <summary>Options and state of a training as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(TrainingOptions))]
[JsonSerializable(typeof(LoopState))]
internal sealed partial class TrainingJson : JsonSerializerContext;
