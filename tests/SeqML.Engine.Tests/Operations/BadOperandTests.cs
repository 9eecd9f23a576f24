using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Operands that do not fit are refused in words. (The table is <see cref="BadOperand"/>.)</summary>
public sealed class BadOperandTests
{
    /// <summary>They take any tensor.</summary>
    private static readonly Type[] TakeAnything = [typeof(ReluOperation), typeof(GeluOperation)];

    private static readonly Dictionary<string, BadOperand> Rows = BadOperand.All.ToDictionary(row => $"{row}");

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_operands_are_refused_with_what_was_expected_and_found(string name)
    {
        foreach (var records in new[] { true, false })
        {
            var sequences = new PackedSequences();
            sequences.Set([3, 2]);
            var error = Assert.ThrowsAny<ArgumentException>(() => Rows[name].Run(new Tape(records), sequences));
            Assert.All(Rows[name].Mentions, mention => Assert.Contains(mention, error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_operation_has_a_row() =>
        Assert.Empty(typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)))
            .Except(Rows.Values.Select(row => row.Operation)).Except(TakeAnything));
}
