using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Crf;

namespace SeqML.Layers.Tests.Crf;

/// <summary>What a field and its lattice refuse, in words.</summary>
public sealed class CrfMisuseTests
{
    private readonly LinearChainCrf layer = new(3, random: null);
    private readonly PackedSequences sequences = new();
    private readonly CrfLattice lattice = new();
    private readonly Tensor emissions = new(Shape.Matrix(5, 3));

    public CrfMisuseTests()
    {
        sequences.Set([3, 2]);
        lattice.Run(layer, emissions, sequences, 0);
    }

    [Fact]
    public void Rules_have_to_fit_and_to_leave_a_first_and_a_last_tag()
    {
        Refused(() => new TransitionRules(new bool[2, 3], [true, true], [true, true]), "[2, 3]", "2 starts");
        Refused(() => new TransitionRules(new bool[2, 2], [true, true], [true]), "1 ends");
        Refused(() => new TransitionRules(new bool[2, 2], [false, false], [true, true]), "may be the first", "starts");
        Refused(() => new TransitionRules(new bool[2, 2], [true, true], [false, false]), "the last", "ends");
        Refused(() => new LinearChainCrf(3, random: null, new TransitionRules(new bool[2, 2], [true, true], [true, true])), "3 tags", "2");
        Refused(() => new LinearChainCrf(0, random: null), "tags");
        Refused(() => new TransitionRules(new bool[2, 2], [true, true], [true, true]).Allows(0, 2), "from 0 to 1", "found 2");
    }

    [Fact]
    public void Rules_give_back_what_they_were_made_of()
    {
        var rules = new TransitionRules(new[,] { { true, false }, { true, true } }, [false, true], [true, false]);
        Assert.Equal((true, false, true, true), (rules.Allows(0, 0), rules.Allows(0, 1), rules.Allows(1, 0), rules.Allows(1, 1)));
        Assert.Equal((false, true), (rules.AllowsStart(0), rules.AllowsStart(1)));
        Assert.Equal((true, false), (rules.AllowsEnd(0), rules.AllowsEnd(1)));
    }

    [Fact]
    public void True_tags_that_are_forbidden_are_told_with_their_place()
    {
        var ruled = new LinearChainCrf(3, random: null, new TransitionRules(new[,] { { true, true, false }, { true, true, true }, { true, true, true } }, [true, true, false], [true, false, true]));
        Refused(() => ruled.Loss(new Tape(records: true), emissions, sequences, [0, 0, 0, 2, 0]), "tag 2 after tag 0", "position 1 of sequence 1");
        Refused(() => ruled.Loss(new Tape(records: true), emissions, sequences, [0, 2, 0, 2, 0]), "tag 2 at the start", "sequence 1");
        Refused(() => ruled.Loss(new Tape(records: true), emissions, sequences, [0, 0, 0, 0, 1]), "tag 1 at the end", "position 2 of sequence 0");
    }

    [Fact]
    public void A_sentence_that_can_have_no_tags_is_told()
    {
        // Tag 1 is reached from nowhere and ends alone: only sentences of tag 1 alone, which may not start.
        var ruled = new LinearChainCrf(2, random: null, new TransitionRules(new[,] { { true, false }, { true, true } }, [true, false], [false, true]));
        var two = new Tensor(Shape.Matrix(5, 2));
        lattice.Run(ruled, two, sequences, 1);
        string[] mentions = ["2 tokens of sequence 1", "found none", "forbidden"];
        Refused(() => lattice.BestTags.Length, mentions);
        Refused(() => lattice.LogPartition, mentions);
        Refused(() => lattice.MarginalsAt(0).Length, mentions);
        Refused(() => lattice.RunProbability(0, [0]), mentions);
        Refused(() => lattice.FindBest(2), mentions);
        Refused(() => { ruled.Decode(two, sequences, new int[5], lattice); return 0; }, "3 tokens of sequence 0");
        Refused(() => { ruled.Marginals(two, sequences, new float[10], lattice); return 0; }, "3 tokens of sequence 0");
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Emissions_that_are_no_numbers_are_told_with_their_place_and_leave_no_old_sentence(float bad, string mention)
    {
        emissions.Values[3 * 3 + 1] = bad;
        Refused(() => { lattice.Run(layer, emissions, sequences, 1); return 0; }, mention, "position 1 of sequence 1");
        Assert.Contains("call Run first", Assert.Throws<InvalidOperationException>(() => lattice.LogPartition).Message, StringComparison.Ordinal);
        lattice.Run(layer, emissions, sequences, 0);
        Assert.True(double.IsFinite(lattice.LogPartition));
    }

    [Fact]
    public void A_token_whose_emissions_are_all_minus_infinity_is_told_with_its_place()
    {
        emissions.Values[9..12].Fill(float.NegativeInfinity);
        Refused(() => { lattice.Run(layer, emissions, sequences, 1); return 0; }, "position 1 of sequence 1");
        emissions.Values[9] = 1; // tag 0 alone is left
        lattice.Run(layer, emissions, sequences, 1);
        Assert.Equal([1f, 0, 0], lattice.MarginalsAt(1));
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_told()
    {
        layer.Transitions.Tensor.Values[4] = float.NaN;
        layer.Transitions.OnChanged();
        Refused(() => { lattice.Run(layer, emissions, sequences, 0); return 0; }, "NaN", "parameters");
    }

    [Fact]
    public void Shapes_and_places_have_to_fit()
    {
        Refused(() => { lattice.Run(layer, new Tensor(Shape.Matrix(5, 4)), sequences, 0); return 0; }, "3 columns", "[5, 4]");
        Refused(() => { lattice.Run(layer, new Tensor(Shape.Matrix(4, 3)), sequences, 0); return 0; }, "5 rows", "[4, 3]");
        Refused(() => { lattice.Run(layer, emissions, sequences, 2); return 0; }, "from 0 to 1", "found 2");
        lattice.Run(layer, emissions, sequences, 0);
        Refused(() => { layer.Decode(emissions, sequences, new int[4], lattice); return 0; }, "5 results", "found 4");
        Refused(() => { layer.Marginals(emissions, sequences, new float[5], lattice); return 0; }, "15 results", "found 5");
        lattice.Run(layer, emissions, sequences, 0);
        Refused(() => lattice.MarginalsAt(3).Length, "within the 3", "from 3 on");
        Refused(() => lattice.MarginalsAt(-1).Length, "from -1 on");
        Refused(() => lattice.RunProbability(2, [0, 0]), "within the 3", "2 from 2 on");
        Refused(() => lattice.RunProbability(0, []), "at least one tag");
        Refused(() => lattice.RunProbability(0, [3]), "from 0 to 2", "found 3");
        Refused(() => lattice.RunProbability(0, [0], before: [true]), "3 tags", "found 1", "before");
        Refused(() => lattice.RunProbability(0, [0], after: [true]), "after");
        Refused(() => lattice.LogProbability([0]), "3 tokens", "found 1");
        Refused(() => lattice.FindBest(0), "count");
        Refused(() => lattice.BestTagsAt(0).Length, "FindBest", "found 0");
        lattice.FindBest(2);
        Refused(() => lattice.LogProbabilityAt(2), "from 0 to 1", "found 2");
        Assert.Contains("call Run first", Assert.Throws<InvalidOperationException>(() => new CrfLattice().LogPartition).Message, StringComparison.Ordinal);
    }

    private static void Refused<T>(Func<T> run, params string[] mentions)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => run());
        Assert.All(mentions, mention => Assert.Contains(mention, error.Message, StringComparison.Ordinal));
    }
}
