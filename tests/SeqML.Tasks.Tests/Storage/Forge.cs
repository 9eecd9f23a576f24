using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Storage;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Models that were changed by someone who knows the format: the checksum fits, the content does not.</summary>
internal static class Forge
{
    public const string Config = "config.json";
    public const string Vocabulary = "vocabulary.json";
    public const string Weights = "weights.safetensors";

    public static readonly byte[] Sound = Problems.QuickModel(InputKind.Tokens).Save();

    public static readonly byte[] SoundKeys = Problems.QuickModel(InputKind.Keys).Save();

    /// <summary>The content of a file of a model.</summary>
    public static byte[] File(byte[] model, string name) => ModelContainer.Unpack(model)[name].ToArray();

    /// <summary>The sound model with another content of a file; without it, where that is null.</summary>
    public static byte[] With(string name, byte[]? content, byte[]? model = null) => ModelContainer.Pack(
        [.. ModelContainer.Unpack(model ?? Sound)
            .Where(file => file.Key != name || content is not null)
            .Select(file => (file.Key, file.Key == name ? content! : file.Value.ToArray()))]);

    public static byte[] With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    /// <summary>The sound model with a change of its configuration.</summary>
    public static byte[] WithConfig(Action<JsonObject> change, byte[]? model = null)
    {
        var config = JsonNode.Parse(File(model ?? Sound, Config))!.AsObject();
        change(config);
        return With(Config, Encoding.UTF8.GetBytes(config.ToJsonString(new JsonSerializerOptions { MaxDepth = 10_000 })), model);
    }

    /// <summary>The sound model with a change of the header of its weights.</summary>
    public static byte[] WithHeader(Action<JsonObject> change) => WithHeader(header =>
    {
        var json = JsonNode.Parse(header)!.AsObject();
        change(json);
        return json.ToJsonString();
    });

    /// <summary>The sound model with another text as the header of its weights.</summary>
    public static byte[] WithHeader(Func<string, string> change)
    {
        var weights = File(Sound, Weights);
        var length = (int)BitConverter.ToInt64(weights);
        return WithHeader(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(weights, 8, length))));
    }

    /// <summary>The sound model with other bytes as the header of its weights.</summary>
    public static byte[] WithHeader(byte[] header)
    {
        var weights = File(Sound, Weights);
        var data = weights[(8 + (int)BitConverter.ToInt64(weights))..];
        return With(Weights, [.. BitConverter.GetBytes((long)header.Length), .. header, .. data]);
    }

    /// <summary>The first occurrence replaced, which has to be there.</summary>
    public static string Replaced(string text, string old, string with)
    {
        var place = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(place >= 0, old);
        return new StringBuilder(text).Remove(place, old.Length).Insert(place, with).ToString();
    }
}
