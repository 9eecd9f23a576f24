using System.Buffers.Binary;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Headers of weights that are none, or do not fit the numbers behind them.</summary>
public sealed class ForgedHeaderTests
{
    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 32)]
    [InlineData(1_000_000)]
    [InlineData(8)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_forged_length_of_the_header_is_refused(long length)
    {
        var weights = Forge.File(Forge.Sound, Forge.Weights);
        BinaryPrimitives.WriteInt64LittleEndian(weights, length);
        Rejected.ByLoad(Forge.With(Forge.Weights, weights), "header");
    }

    [Fact]
    public void Numbers_too_few_or_too_many_are_refused()
    {
        var weights = Forge.File(Forge.Sound, Forge.Weights);
        foreach (var cut in new[] { 1, 3, 4, 400, weights.Length - 8, weights.Length - 1, weights.Length })
            Rejected.ByLoad(Forge.With(Forge.Weights, weights[..^cut]));
        foreach (var more in new[] { 1, 3, 4, 400 })
            Rejected.ByLoad(Forge.With(Forge.Weights, [.. weights, .. new byte[more]]));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"embedding.weight\"")]
    [InlineData("12")]
    [InlineData("{ ")]
    [InlineData("{\"a\":1,}")]
    [InlineData("not JSON at all")]
    [InlineData("    ")]
    public void What_is_no_header_is_refused(string header) => Rejected.ByLoad(Forge.WithHeader(_ => header), "header");

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("[", 1000)) + string.Concat(Enumerable.Repeat("]", 1000));
        Rejected.ByLoad(Forge.WithHeader(_ => nested), "header");
        Rejected.ByLoad(Forge.WithHeader(header => Forge.Replaced(header, "{", $"{{\"deep\":{nested},")), "header");
        Rejected.ByLoad(Forge.WithHeader(_ => string.Concat(Enumerable.Repeat("{\"a\":", 1000))), "header");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] bytes = [.. "{\""u8, 0xFF, 0xC0, .. "\":{\""u8, 0xFF, .. "\":\""u8, 0xFF, .. "\"}}"u8];
        Rejected.ByLoad(Forge.WithHeader(bytes));
        byte[] entry = [.. "{\"embedding.weight\":\""u8, 0xFF, .. "\"}"u8];
        Rejected.ByLoad(Forge.WithHeader(entry), "'embedding.weight'");
    }
}
