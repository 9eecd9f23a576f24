using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Autograd.Operations.Convolution;
using SeqML.Engine.Autograd.Operations.Crf;
using SeqML.Engine.Autograd.Operations.Losses;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

/// <summary>What an operation has to refuse, and what it has to say. (<see cref="MisuseTests"/> goes further into some.)</summary>
/// <param name="Operation">The operation; a recurrent one with any cell.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Run">Does it, on a tape, with the sequences [3, 2].</param>
/// <param name="Mentions">Parts of the message.</param>
internal sealed record BadOperand(Type Operation, string What, Func<Tape, PackedSequences, Tensor> Run, string[] Mentions)
{
    private static readonly SeededRandom Random = new(1);

    public static IEnumerable<BadOperand> All => Single().Concat(Sequences()).Concat(Attending()).Concat(Losses()).Concat(Tagging());

    public override string ToString() => $"{Operation.Name}: {What}";

    private static IEnumerable<BadOperand> Single() =>
    [
        new(typeof(LinearOperation), "other features", (tape, _) => LinearOperation.Apply(tape, Rows(3, 4), Weight(2, 5), Weight(2)), ["[3, 4]", "'w' of shape [2, 5]"]),
        new(typeof(LinearOperation), "outputs that are not there", (tape, _) => LinearOperation.Apply(tape, Rows(3, 5), Weight(2, 5), Weight(2), 1, 2), ["'w' of shape [2, 5]", "2 from 1 on"]),
        new(typeof(LookupOperation), "no ids", (tape, _) => LookupOperation.Apply(tape, [], new("w", Shape.Matrix(7, 2), isLookup: true), 0), ["at least one id", "'w' of shape [7, 2]", "none"]),
        new(typeof(LookupOperation), "an id too large", (tape, _) => LookupOperation.Apply(tape, [7], new("w", Shape.Matrix(7, 2), isLookup: true), 0), ["from 0 to 6", "'w'", "found 7 at position 0"]),
        new(typeof(GatherRowsOperation), "a vector", (tape, _) => GatherRowsOperation.Apply(tape, new Tensor(Shape.Vector(5)), [0]), ["a matrix", "[5]"]),
        new(typeof(GatherRowsOperation), "no rows", (tape, _) => GatherRowsOperation.Apply(tape, Rows(3, 4), []), ["at least one row", "[3, 4]", "none"]),
        new(typeof(GatherRowsOperation), "a row too many", (tape, _) => GatherRowsOperation.Apply(tape, Rows(3, 4), [0, 3]), ["from 0 to 2", "[3, 4]", "found 3 at position 1"]),
        new(typeof(GatherRowsOperation), "a row below 0", (tape, _) => GatherRowsOperation.Apply(tape, Rows(3, 4), [-1, 0]), ["from 0 to 2", "found -1 at position 0"]),
        new(typeof(ColumnSumOperation), "a column too many", (tape, _) => ColumnSumOperation.Apply(tape, Rows(3, 4), 4), ["from 0 to 3", "[3, 4]", "found 4"]),
        new(typeof(ColumnSumOperation), "a column below 0", (tape, _) => ColumnSumOperation.Apply(tape, Rows(3, 4), -1), ["from 0 to 3", "found -1"]),
        new(typeof(JoinColumnsOperation), "nothing", (tape, _) => JoinColumnsOperation.Apply(tape), ["at least one matrix", "none"]),
        new(typeof(JoinColumnsOperation), "other rows", (tape, _) => JoinColumnsOperation.Apply(tape, Rows(3, 4), Rows(3, 1), Rows(2, 4)), ["as many rows", "[3, 4] and [2, 4]"]),
        new(typeof(JoinColumnsOperation), "a vector", (tape, _) => JoinColumnsOperation.Apply(tape, new Tensor(Shape.Vector(5)), Rows(1, 5)), ["matrices", "[5]"]),
        new(typeof(PairFeaturesOperation), "a vector", (tape, _) => PairFeaturesOperation.Apply(tape, new Tensor(Shape.Vector(5)), [0], [0]), ["a matrix", "[5]"]),
        new(typeof(PairFeaturesOperation), "no pairs", (tape, _) => PairFeaturesOperation.Apply(tape, Rows(3, 4), [], []), ["at least one", "0 and 0"]),
        new(typeof(PairFeaturesOperation), "half a pair", (tape, _) => PairFeaturesOperation.Apply(tape, Rows(3, 4), [0, 1], [2]), ["as many", "2 and 1"]),
        new(typeof(PairFeaturesOperation), "a row too many", (tape, _) => PairFeaturesOperation.Apply(tape, Rows(3, 4), [0, 1], [2, 3]), ["from 0 to 2", "[3, 4]", "found 3 at position 1"]),
        new(typeof(LayerNormOperation), "other features", (tape, _) => LayerNormOperation.Apply(tape, Rows(3, 4), Weight(5), Weight(5), 1e-5f), ["[3, 4]", "'w' of shape [5]"]),
        new(typeof(LayerNormOperation), "another bias", (tape, _) => LayerNormOperation.Apply(tape, Rows(3, 5), Weight(5), Weight(4), 1e-5f), ["'w' of shape [5]", "[4]"]),
        new(typeof(RmsNormOperation), "other features", (tape, _) => RmsNormOperation.Apply(tape, Rows(3, 4), Weight(5), 1e-5f), ["[3, 4]", "'w' of shape [5]"]),
        new(typeof(FeedForwardOperation), "other features", (tape, _) => FeedForwardOperation.Apply(tape, Rows(3, 4), new(Weight(2, 5), Weight(2), Weight(5, 2), Weight(5)), true, 0, Random), ["[3, 4]", "'w' of shape [2, 5]"]),
        new(typeof(FeedForwardOperation), "a second layer of other inputs", (tape, _) => FeedForwardOperation.Apply(tape, Rows(3, 5), new(Weight(2, 5), Weight(2), Weight(5, 3), Weight(5)), true, 0, Random), ["[2, 5]", "[5, 3]"]),
        new(typeof(FeedForwardOperation), "other biases", (tape, _) => FeedForwardOperation.Apply(tape, Rows(3, 5), new(Weight(2, 5), Weight(2), Weight(5, 2), Weight(4)), true, 0, Random), ["[5, 2]", "shape [4]"]),
        new(typeof(FeedForwardOperation), "a dropout of 1", (tape, _) => FeedForwardOperation.Apply(tape, Rows(3, 5), new(Weight(2, 5), Weight(2), Weight(5, 2), Weight(5)), true, 1, Random), ["from 0 up to", "found 1"]),
        new(typeof(ResidualOperation), "other shapes", (tape, _) => ResidualOperation.Apply(tape, Rows(3, 4), Rows(3, 5), 0, Random), ["one shape", "[3, 4]", "[3, 5]"]),
        new(typeof(ResidualOperation), "a dropout of 1", (tape, _) => ResidualOperation.Apply(tape, Rows(3, 4), Rows(3, 4), 1, Random), ["from 0 up to", "found 1"]),
        new(typeof(DropoutOperation), "a dropout of NaN", (tape, _) => DropoutOperation.Apply(tape, Rows(3, 4), float.NaN, Random), ["from 0 up to", "found NaN"]),
        new(typeof(DropoutOperation), "a dropout below 0", (tape, _) => DropoutOperation.Apply(tape, Rows(3, 4), -0.5f, Random), ["from 0 up to", "found -0.5"]),
    ];

    private static IEnumerable<BadOperand> Sequences() =>
        from run in new (Type Operation, Func<Tape, Tensor, PackedSequences, Tensor> Apply)[]
        {
            (typeof(MaxOverTimeOperation), MaxOverTimeOperation.Apply),
            (typeof(MeanOverTimeOperation), MeanOverTimeOperation.Apply),
            (typeof(LastStateOperation), (tape, x, sequences) => LastStateOperation.Apply(tape, x, sequences, 1)),
            (typeof(AddPositionsOperation), (tape, x, sequences) => AddPositionsOperation.Apply(tape, x, sequences, Rows(9, 4))),
            (typeof(ConvolutionOperation), (tape, x, sequences) => ConvolutionOperation.Apply(tape, x, sequences, new FilterBank([(new("w", Shape.Filters(2, 4, 3)), Weight(2))], 1))),
            (typeof(RecurrentOperation<>), (tape, x, sequences) => RecurrentOperation<LstmCell>.Apply(tape, x, sequences, Weights(4, 3), null)),
            (typeof(AdditiveScoresOperation), (tape, x, sequences) => AdditiveScoresOperation.Apply(tape, x, sequences, null, Weight(4))),
            (typeof(ProductScoresOperation), (tape, x, sequences) => ProductScoresOperation.Apply(tape, x, sequences, Rows(2, 4))),
            (typeof(WeightedMeanOperation), (tape, x, sequences) => WeightedMeanOperation.Apply(tape, x, Rows(5, 1), sequences)),
            (typeof(CrfLikelihoodOperation), (tape, x, sequences) => CrfLikelihoodOperation.Apply(tape, x, sequences, Crf(4), [0, 0, 0, 0, 0])),
            (typeof(AttentionOperation), (tape, x, sequences) => AttentionOperation.Apply(tape, new(x), new(x), new(x), 2, AttentionScope.Within(sequences), 0, Random)),
        }
        from row in new BadOperand[]
        {
            new(run.Operation, "too few rows", (tape, sequences) => run.Apply(tape, Rows(4, 4), sequences), ["5 rows", "2 sequences", "[4, 4]"]),
            new(run.Operation, "too many rows", (tape, sequences) => run.Apply(tape, Rows(6, 4), sequences), ["5 rows", "2 sequences", "[6, 4]"]),
            new(run.Operation, "a vector", (tape, sequences) => run.Apply(tape, new Tensor(Shape.Vector(5)), sequences), ["5 rows", "[5]"]),
            new(run.Operation, "an empty batch", (tape, _) => run.Apply(tape, Rows(0, 4), new PackedSequences()), ["at least one sequence", "none"]),
        }
        select row;

    private static IEnumerable<BadOperand> Attending() =>
    [
        new(typeof(AddPositionsOperation), "too few places", (tape, sequences) => AddPositionsOperation.Apply(tape, Rows(5, 4), sequences, Rows(2, 4)), ["each of 3 places", "[2, 4]"]),
        new(typeof(AddPositionsOperation), "other features", (tape, sequences) => AddPositionsOperation.Apply(tape, Rows(5, 4), sequences, Rows(9, 3)), ["4 numbers", "[9, 3]"]),
        new(typeof(AttentionOperation), "heads that do not share", (tape, sequences) => AttentionOperation.Apply(tape, new(Rows(5, 4)), new(Rows(5, 4)), new(Rows(5, 4)), 3, AttentionScope.Within(sequences), 0, Random), ["3 heads", "found 4, 4 and 4"]),
        new(typeof(AttentionOperation), "no heads", (tape, sequences) => AttentionOperation.Apply(tape, new(Rows(5, 4)), new(Rows(5, 4)), new(Rows(5, 4)), 0, AttentionScope.Within(sequences), 0, Random), ["heads"]),
        new(typeof(AttentionOperation), "other keys", (tape, sequences) => AttentionOperation.Apply(tape, new(Rows(5, 4)), new(Rows(5, 2)), new(Rows(5, 4)), 2, AttentionScope.Within(sequences), 0, Random), ["found 4, 2 and 4"]),
        new(typeof(AttentionOperation), "columns that are not there", (tape, sequences) => AttentionOperation.Apply(tape, new(Rows(5, 4), 0, 4), new(Rows(5, 4), 2, 4), new(Rows(5, 4)), 2, AttentionScope.Within(sequences), 0, Random), ["keys of shape [5, 4]", "4 from column 2 on"]),
        new(typeof(AttentionOperation), "a mask of other rows", (tape, sequences) => AttentionOperation.Apply(tape, new(Rows(5, 4)), new(Rows(5, 4)), new(Rows(5, 4)), 2, AttentionScope.Within(sequences).Only([true]), 0, Random), ["the 5 rows", "found one of 1"]),
        new(typeof(AdditiveScoresOperation), "other queries", (tape, sequences) => AdditiveScoresOperation.Apply(tape, Rows(5, 4), sequences, Rows(3, 4), Weight(4)), ["[2, 4]", "'w'", "found [3, 4]"]),
        new(typeof(AdditiveScoresOperation), "another vector", (tape, sequences) => AdditiveScoresOperation.Apply(tape, Rows(5, 4), sequences, null, Weight(3)), ["4 numbers in 'w'", "[5, 4]", "[3]"]),
        new(typeof(ProductScoresOperation), "other queries", (tape, sequences) => ProductScoresOperation.Apply(tape, Rows(5, 4), sequences, Rows(2, 3)), ["[2, 4]", "found [2, 3]"]),
        new(typeof(WeightedMeanOperation), "other scores", (tape, sequences) => WeightedMeanOperation.Apply(tape, Rows(5, 4), Rows(5, 2), sequences), ["a score for each token", "[5, 2]"]),
        new(typeof(RecurrentOperation<>), "other features", (tape, sequences) => RecurrentOperation<GruCell>.Apply(tape, Rows(5, 3), sequences, Weights(4, 4), null), ["4 columns", "'w' of shape [16, 4]", "[5, 3]"]),
        new(typeof(RecurrentOperation<>), "weights of another cell", (tape, sequences) => RecurrentOperation<GruCell>.Apply(tape, Rows(5, 4), sequences, Weights(4, 3), null), ["'w' to have the shape [9, 4]", "[12, 4]"]),
        new(typeof(ConvolutionOperation), "other features", (tape, sequences) => ConvolutionOperation.Apply(tape, Rows(5, 3), sequences, new FilterBank([(new("w", Shape.Filters(2, 4, 3)), Weight(2))], 1)), ["4 columns", "'w' of shape [2, 4, 3]", "[5, 3]"]),
        new(typeof(LastStateOperation), "features that directions do not share", (tape, sequences) => LastStateOperation.Apply(tape, Rows(5, 3), sequences, 2), ["found 2 for 3 features"]),
    ];

    private static IEnumerable<BadOperand> Losses() =>
    [
        new(typeof(CrossEntropyOperation), "an empty batch", (tape, _) => CrossEntropyOperation.Apply(tape, Rows(0, 3), []), ["at least one row", "[0, 3]"]),
        new(typeof(WeightedCrossEntropyOperation), "other weights", (tape, _) => WeightedCrossEntropyOperation.Apply(tape, Rows(2, 3), [0, 1], [1, 2], 0, null), ["Expected 3 class weights", "[2, 3]", "found 2"]),
        new(typeof(BinaryCrossEntropyOperation), "a target of 2", (tape, _) => BinaryCrossEntropyOperation.Apply(tape, Rows(1, 2), [0, 2], null), ["from 0 to 1", "found 2 at position 1"]),
        new(typeof(MeanSquaredErrorOperation), "a target of NaN", (tape, _) => MeanSquaredErrorOperation.Apply(tape, Rows(1, 2), [0, float.NaN]), ["finite", "found NaN at position 1"]),
        new(typeof(HuberOperation), "other targets", (tape, _) => HuberOperation.Apply(tape, Rows(1, 2), [0], 1), ["Expected 2 targets", "[1, 2]", "found 1"]),
    ];

    private static IEnumerable<BadOperand> Tagging() =>
    [
        new(typeof(CrfLikelihoodOperation), "other tags", (tape, sequences) => Likelihood(tape, sequences, Crf(3), [0, 0, 0, 0, 0]), ["3 columns", "'w' of shape [3, 3]", "[5, 4]"]),
        new(typeof(CrfLikelihoodOperation), "too few tags", (tape, sequences) => Likelihood(tape, sequences, Crf(4), [0, 0, 0, 0]), ["Expected 5 tags", "2 sequences", "found 4"]),
        new(typeof(CrfLikelihoodOperation), "a tag too large", (tape, sequences) => Likelihood(tape, sequences, Crf(4), [0, 0, 0, 4, 0]), ["from 0 to 3", "found 4 at position 1 of sequence 1"]),
        new(typeof(CrfLikelihoodOperation), "a negative tag", (tape, sequences) => Likelihood(tape, sequences, Crf(4), [0, 0, 0, 0, -1]), ["from 0 to 3", "found -1 at position 2 of sequence 0"]),
        new(typeof(CrfLikelihoodOperation), "a forbidden transition", (tape, sequences) => Likelihood(tape, sequences, Crf(4, forbidden: 1 * 4 + 2), [0, 0, 1, 0, 2]), ["found tag 2 after tag 1", "position 2 of sequence 0"]),
        new(typeof(CrfLikelihoodOperation), "a forbidden start", (tape, sequences) => Likelihood(tape, sequences, Crf(4, forbidden: 16 + 3), [0, 3, 0, 0, 0]), ["found tag 3 at the start", "position 0 of sequence 1"]),
        new(typeof(CrfLikelihoodOperation), "a forbidden end", (tape, sequences) => Likelihood(tape, sequences, Crf(4, forbidden: 20 + 3), [0, 0, 0, 3, 0]), ["found tag 3 at the end", "position 1 of sequence 1"]),
        new(typeof(CrfLikelihoodOperation), "a transition of minus infinity", (tape, sequences) =>
        {
            var transitions = Weight(4, 4);
            transitions.Tensor.Values[1 * 4 + 2] = float.NegativeInfinity;
            return Likelihood(tape, sequences, new CrfWeights(transitions, Weight(4), Weight(4)), [0, 1, 0, 2, 0]);
        }, ["found tag 2 after tag 1", "position 1 of sequence 1"]),
        new(typeof(CrfLikelihoodOperation), "a token without tags", (tape, sequences) =>
        {
            var emissions = Rows(5, 4);
            emissions.Values[12..16].Fill(float.NegativeInfinity); // the second sequence's second token
            return CrfLikelihoodOperation.Apply(tape, emissions, sequences, Crf(4), [0, 0, 0, 0, 0]);
        }, ["2 tokens of sequence 1", "found none", "minus infinity"]),
        new(typeof(CrfLikelihoodOperation), "tokens whose tags may not follow each other", (tape, sequences) =>
        {
            var emissions = Rows(5, 2);
            emissions.Values[6] = emissions.Values[3] = float.NegativeInfinity; // the second sequence's tags are 0 and 1
            return CrfLikelihoodOperation.Apply(tape, emissions, sequences, Crf(2, forbidden: 0 * 2 + 1), [0, 0, 0, 0, 0]);
        }, ["2 tokens of sequence 1", "found none", "forbidden"]),
        new(typeof(CrfLikelihoodOperation), "transitions that are not square", (_, _) => { _ = new CrfWeights(Weight(3, 4), Weight(3), Weight(3)); return null!; }, ["[K, K]", "'w' of shape [3, 4]"]),
        new(typeof(CrfLikelihoodOperation), "another start", (_, _) => { _ = new CrfWeights(Weight(3, 3), Weight(4), Weight(3)); return null!; }, ["'w' of shape [4]"]),
        new(typeof(CrfLikelihoodOperation), "too few rules", (_, _) => { _ = new CrfWeights(Weight(3, 3), Weight(3), Weight(3), new bool[9]); return null!; }, ["9 transitions, 3 starts and 3 ends", "found 9"]),
    ];

    private static Tensor Likelihood(Tape tape, PackedSequences sequences, CrfWeights weights, int[] tags) =>
        CrfLikelihoodOperation.Apply(tape, Rows(5, 4), sequences, weights, tags);

    /// <summary>Weights of some tags, and what is forbidden: a place among transitions, starts and ends.</summary>
    private static CrfWeights Crf(int tags, int forbidden = -1)
    {
        var rules = new bool[tags * tags + 2 * tags];
        rules.AsSpan().Fill(true);
        if (forbidden >= 0)
            rules[forbidden] = false;
        return new CrfWeights(Weight(tags, tags), Weight(tags), Weight(tags), rules);
    }

    private static Tensor Rows(int rows, int columns) => new(Shape.Matrix(rows, columns));

    private static Parameter Weight(int rows, int columns) => new("w", Shape.Matrix(rows, columns));

    private static Parameter Weight(int length) => new("w", Shape.Vector(length));

    /// <summary>Weights of a cell with four gates.</summary>
    private static RecurrentWeights Weights(int inputs, int size) => new(Weight(4 * size, inputs), Weight(4 * size, size), Weight(4 * size), Weight(4 * size));
}
