using System.Text.Json.Nodes;

namespace SeqML.Training.Checkpoints;

/// <summary>By what a checkpoint is known to be of the same training.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Options">What decides how weights move, as JSON.</param>
/// <param name="Parameters">Names and shapes of what is learned.</param>
/// <param name="Examples">The task's fingerprint of its examples.</param>
internal sealed record CheckpointHeader(int? Seed, string Options, string Parameters, string Examples)
{
    public static CheckpointHeader Read(BinaryReader reader)
    {
        int? seed = reader.ReadBoolean() ? reader.ReadInt32() : null;
        return new(seed, reader.ReadString(), reader.ReadString(), reader.ReadString());
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Seed is not null);
        if (Seed is { } seed)
            writer.Write(seed);
        writer.Write(Options);
        writer.Write(Parameters);
        writer.Write(Examples);
    }

    /// <summary>What differs; null where nothing does.</summary>
    public string? DifferenceTo(CheckpointHeader other) =>
        Seed != other.Seed ? $"with the seed {Text(other.Seed)} instead of {Text(Seed)}"
        : Parameters != other.Parameters ? "of a network of other sizes, or with another vocabulary"
        : Options != other.Options ? $"with other training options: {OptionsThatDiffer(other)}"
        : Examples != other.Examples ? "on other examples, or with other options of the network or its loss"
        : null;

    /// <summary>"learningRate 0.02 instead of 0.5".</summary>
    private string OptionsThatDiffer(CheckpointHeader other)
    {
        var (here, there) = (JsonNode.Parse(Options)!.AsObject(), JsonNode.Parse(other.Options)!.AsObject());
        return string.Join(", ", here.Select(pair => pair.Key).Union(there.Select(pair => pair.Key))
            .Where(name => !JsonNode.DeepEquals(here[name], there[name]))
            .Select(name => $"{name} {Text(there[name])} instead of {Text(here[name])}"));
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "none";

    private static string Text(int? seed) => seed is { } known ? FormattableString.Invariant($"{known}") : "none";
}
