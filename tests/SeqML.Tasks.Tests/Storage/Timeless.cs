using System.Text;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Storage;
using SeqML.Tasks.Tagging;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>What two trainings of one seed have the same, to the last byte: all of a model but what a clock and the system said of its training.</summary>
internal static class Timeless
{
    public static byte[] SaveTimeless(this TextModel model) => Of(model.Save());

    public static byte[] SaveTimeless(this SequenceTagger model) => Of(model.Save());

    private static byte[] Of(byte[] model) => ModelContainer.Pack(
        [.. ModelContainer.Unpack(model).Select(file => (file.Key, file.Key == "history.json" ? WithoutTimes(file.Value) : file.Value.ToArray()))]);

    private static byte[] WithoutTimes(ReadOnlyMemory<byte> history)
    {
        var json = JsonNode.Parse(history.Span)!.AsObject();
        foreach (var epoch in json["epochs"]!.AsArray())
            Assert.True(epoch!.AsObject().Remove("seconds") && epoch.AsObject().Remove("tokensPerSecond") && epoch.AsObject().Remove("memoryBytes"));
        Assert.True(json["steps"]!.AsObject().Remove("seconds") && json["steps"]!.AsObject().Remove("managedBytes"));
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
