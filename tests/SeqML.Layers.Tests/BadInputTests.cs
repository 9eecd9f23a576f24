using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;

namespace SeqML.Layers.Tests;

/// <summary>Input that does not fit is refused in words. (The table is <see cref="BadInput"/>.)</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, BadInput> Rows = BadInput.All.Index().ToDictionary(row => $"{row.Index} {row.Item}", row => row.Item);

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_input_is_refused_with_what_was_expected_and_found(string name)
    {
        var row = Rows[name];
        foreach (var records in new[] { true, false })
        {
            var sequences = new PackedSequences();
            sequences.Set([3, 2]);
            var error = Assert.ThrowsAny<ArgumentException>(() => row.Run(new Tape(records), sequences));
            Assert.All(row.Mentions, mention => Assert.Contains(mention, error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_layer_and_loss_has_a_row()
    {
        var layers = typeof(Module).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetMethods().Any(method => method.Name == "Forward"));
        Assert.Empty(layers.Except(BadInput.All.Select(row => row.Layer)));
    }
}
