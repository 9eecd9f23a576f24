using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SeqML.Tasks.Classification;

namespace Classification;

/// <summary>Options by their names, as config.json has them: "LearningRate=0.003", "Embedding.Dropout=0.5", "HiddenSize=256", "Schedule={"kind":"constant"}".</summary>
/// <remarks>A name without a dot is looked for in the classifier's options, then in those of its training, encoder and word vectors. One that this encoder has not got is an error.</remarks>
internal static class Overrides
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly string[] Places = ["", "training", "encoder", "embedding"];

    public static ClassifierOptions Apply(ClassifierOptions options, IReadOnlyList<string> settings)
    {
        if (settings.Count == 0)
            return options;
        var node = JsonSerializer.SerializeToNode(options, Json)!.AsObject();
        foreach (var setting in settings)
            Set(node, setting);
        return node.Deserialize<ClassifierOptions>(Json)!;
    }

    private static void Set(JsonObject options, string setting)
    {
        var (name, value) = setting.Split('=', 2) is [var left, var right] ? (left, right)
            : throw new ArgumentException($"Expected name=value, found '{setting}'.");
        foreach (var place in Places)
        {
            var target = place.Length == 0 ? options : options[place]!.AsObject();
            var path = name.Split('.');
            foreach (var part in path[..^1])
                target = target is null ? null : Named(target, part) is { } found ? target[found] as JsonObject : null;
            if (target is null || Named(target, path[^1]) is not { } key)
                continue;
            target[key] = Value(value);
            return;
        }
        throw new ArgumentException($"Expected the name of an option, found '{name}'. There are {string.Join(", ", Places.Select(place => $"{place}: {string.Join(" ", (place.Length == 0 ? options : options[place]!.AsObject()).Select(pair => pair.Key))}"))}.");
    }

    private static string? Named(JsonObject options, string name) =>
        options.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Value(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value); // a name: Mean, Infinity
        }
    }
}
