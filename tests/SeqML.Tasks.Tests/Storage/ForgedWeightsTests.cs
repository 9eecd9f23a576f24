using System.Buffers.Binary;
using System.Text.Json.Nodes;
using SeqML.Tasks.Classification;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Weights that are not there, not numbers, or not where they are said to be.</summary>
public sealed class ForgedWeightsTests
{
    private const string Name = "encoder.weight_hh_l1_reverse"; // [16, 4]: 256 bytes
    private const int Bytes = 256;

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_told_with_its_weight(float value)
    {
        var weights = Forge.File(Forge.Sound, Forge.Weights);
        BinaryPrimitives.WriteSingleLittleEndian(weights.AsSpan(weights.Length - 4), value);
        Rejected.ByLoad(Forge.With(Forge.Weights, weights), "finite", "'head.bias'", FormattableString.Invariant($"{value}"));
    }

    [Theory]
    [InlineData("dtype", "\"F16\"")]
    [InlineData("dtype", "\"I32\"")]
    [InlineData("dtype", "null")]
    [InlineData("dtype", "7")]
    [InlineData("dtype", "[]")]
    [InlineData("shape", "[4,16]")]
    [InlineData("shape", "[64]")]
    [InlineData("shape", "[16,4,1]")]
    [InlineData("shape", "[]")]
    [InlineData("shape", "[16,-4]")]
    [InlineData("shape", "[16,4000000000]")]
    [InlineData("shape", "[16.5,4]")]
    [InlineData("shape", "\"16x4\"")]
    [InlineData("shape", "[null,null]")]
    [InlineData("shape", "null")]
    [InlineData("data_offsets", "[]")]
    [InlineData("data_offsets", "[0]")]
    [InlineData("data_offsets", "[0,256,512]")]
    [InlineData("data_offsets", "[0,255]")]
    [InlineData("data_offsets", "[0,260]")]
    [InlineData("data_offsets", "[256,0]")]
    [InlineData("data_offsets", "[-256,0]")]
    [InlineData("data_offsets", "[1000000,1000256]")]
    [InlineData("data_offsets", "[4294967296,4294967552]")]
    [InlineData("data_offsets", "[9223372036854775807,-9223372036854775553]")]
    [InlineData("data_offsets", "[9223372036854775552,9223372036854775807]")]
    [InlineData("data_offsets", "[0,99999999999999999999]")]
    [InlineData("data_offsets", "[0.5,256.5]")]
    [InlineData("data_offsets", "[\"0\",\"256\"]")]
    [InlineData("data_offsets", "{}")]
    [InlineData("data_offsets", "null")]
    public void A_wrong_entry_is_told_with_its_weight(string member, string json) =>
        Rejected.ByLoad(Forge.WithHeader(header => header[Name]![member] = JsonNode.Parse(json)), $"'{Name}'");

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"F32\"")]
    public void What_is_no_entry_is_told_with_its_weight(string json) =>
        Rejected.ByLoad(Forge.WithHeader(header => header[Name] = JsonNode.Parse(json)), $"'{Name}'");

    [Fact]
    public void Half_a_character_is_no_entry_no_type_and_no_name()
    {
        Rejected.ByLoad(Forge.WithHeader(header => Forge.Replaced(header, $"\"{Name}\":", $"\"{Name}\":\"\\ud800\",\"other\":")), $"'{Name}'");
        Rejected.ByLoad(Forge.WithHeader(header => Forge.Replaced(header, "\"F32\"", "\"\\ud800\"")), "'embedding.weight'");
        Rejected.ByLoad(Forge.WithHeader(header => Forge.Replaced(header, "\"embedding.weight\"", "\"\\ud800\"")));
        Rejected.ByLoad(Forge.WithHeader(header => Forge.Replaced(header, "{", "{\"\\ud800\":0,\"embedding.weigh\\ud800\":0,")));
    }

    [Fact]
    public void A_missing_weight_is_named()
    {
        Rejected.ByLoad(Forge.WithHeader(header => header.Remove(Name)), $"'{Name}'", "found none");
        Rejected.ByLoad(Forge.WithHeader(header => Forge.Replaced(header, Name, "encoder.weight")), $"'{Name}'", "found none");
        Rejected.ByLoad(Forge.WithHeader("{}"u8.ToArray()), "'embedding.weight'", "found none");
    }

    [Fact]
    public void Weights_that_share_their_numbers_are_refused() => Rejected.ByLoad(Forge.WithHeader(header =>
        header[Name]!["data_offsets"] = header["encoder.weight_hh_l1"]!["data_offsets"]!.DeepClone()),
        "overlap", $"'{Name}'", "'encoder.weight_hh_l1'");

    [Fact]
    public void Weights_that_share_some_of_their_numbers_are_refused() => Rejected.ByLoad(Forge.WithHeader(header =>
    {
        var start = (long)header[Name]!["data_offsets"]![0]! - 4;
        header[Name]!["data_offsets"] = new JsonArray(start, start + Bytes);
    }), "overlap");

    [Fact]
    public void A_weight_that_comes_twice_is_refused() =>
        Rejected.ByLoad(Forge.WithHeader(header =>
            Forge.Replaced(header, "{", """{"head.bias":{"dtype":"F32","shape":[6],"data_offsets":[0,24]},""")), "header");

    [Fact]
    public void A_note_in_the_header_is_no_weight_and_the_order_of_entries_does_not_matter()
    {
        var expected = Predictions.Of(TextClassifier.Load(Forge.Sound), ["a", "b", "c"]);
        var noted = Forge.WithHeader(header => Forge.Replaced(header, "{", "{\"__metadata__\":{\"format\":\"pt\"},"));
        Assert.Equal(expected, Predictions.Of(TextClassifier.Load(noted), ["a", "b", "c"]));
        var reversed = Forge.WithHeader(header =>
        {
            var entries = header.Reverse().Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.DeepClone())).ToList();
            header.Clear();
            entries.ForEach(entry => header.Add(entry.Key, entry.Value));
        });
        Assert.Equal(expected, Predictions.Of(TextClassifier.Load(reversed), ["a", "b", "c"]));
    }
}
