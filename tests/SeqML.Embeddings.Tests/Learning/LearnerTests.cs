using SeqML.Embeddings.Learning.Objectives;
using SeqML.Embeddings.Learning.Steps;
using SeqML.Embeddings.Learning.Subwords;
using SeqML.Engine.Randomness;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Learning;

public sealed class LearnerTests
{
    private const int Size = 9;
    private const int Window = 3;

    private static readonly long[] Counts = [30, 20, 10, 7, 5, 5, 2];
    private static readonly int[] Words = [0, 3, 1, 0, 6, 2, 4, 4, 5, 0, 1, 2];

    /// <summary>Words that are found together and nowhere else: each foretells the other.</summary>
    private static readonly int[][] Together = [[0, 1], [2, 3], [4, 5]];

    /// <summary>Words alone; words with n-grams, of which some meet in a bucket; n-grams that share the gradient.</summary>
    private static readonly InputRows[] Inputs =
    [
        InputRows.OfWords(Counts.Length),
        new(12, [[0, 7, 8], [1, 7, 7, 9], [2, 10], [3], [4, 9, 9, 9], [5, 11, 10, 7], [6, 8, 8, 11]], sharesGradient: false),
        new(5, [[0, 1], [1, 2, 3], [4], [0, 4], [2, 3], [3], [0, 1, 2, 3]], sharesGradient: true),
    ];

    public static TheoryData<int, bool, bool> Models()
    {
        var data = new TheoryData<int, bool, bool>();
        for (var input = 0; input < Inputs.Length; input++)
            foreach (var isSkipGram in new[] { true, false })
                foreach (var isHierarchical in new[] { true, false })
                    data.Add(input, isSkipGram, isHierarchical);
        return data;
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_sentence_moves_all_rows_as_pair_by_pair_in_double(int inputs, bool isSkipGram, bool isHierarchical)
    {
        var (model, naive, learner) = Make(inputs, isSkipGram, isHierarchical, Size);
        for (var i = 0; i < 3; i++)
        {
            learner.Learn(Words, 0.2f);
            Naive(naive, isSkipGram, 0.2f);
        }
        Expect.AllClose(naive.Input, model.Input, new Tolerance(512), 1, "input"); // of hundreds of steps, one upon the other
        Expect.AllClose(naive.Output, Unpadded(model), new Tolerance(512), 1, "output");
        Expect.Close(naive.Loss, learner.Loss, new Tolerance(64), "loss");
        Assert.Equal(naive.Pairs, learner.Pairs);
        Assert.True(naive.Pairs > 30);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_loss_falls(int inputs, bool isSkipGram, bool isHierarchical)
    {
        var (_, _, learner) = Make(inputs, isSkipGram, isHierarchical, 32);
        var means = new List<double>();
        for (var (epoch, loss, pairs) = (0, 0d, 0L); epoch < 100; epoch++)
        {
            foreach (var pair in Together)
                learner.Learn(pair, 0.05f);
            means.Add((learner.Loss - loss) / (learner.Pairs - pairs));
            (loss, pairs) = (learner.Loss, learner.Pairs);
        }
        Assert.True(means.TakeLast(20).Average() < 0.9 * means.Take(20).Average(), $"from {means.Take(20).Average()} to {means.TakeLast(20).Average()}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Nothing_is_allocated(int inputs, bool isSkipGram, bool isHierarchical)
    {
        var (_, _, learner) = Make(inputs, isSkipGram, isHierarchical, 100);
        Assert.Equal(0, Allocations.Of(() => learner.Learn(Words, 0.05f)));
    }

    [Fact]
    public void A_sentence_of_no_word_or_one_has_nothing_to_learn()
    {
        var (model, _, learner) = Make(0, isSkipGram: true, isHierarchical: false, Size);
        var before = model.Input.ToArray();
        learner.Learn([], 1);
        learner.Learn([2], 1);
        Assert.Equal(0, learner.Pairs);
        Expect.SameBits(before, model.Input, "input");
    }

    [Fact]
    public void Rows_that_no_word_has_stay_zero_and_others_start_small()
    {
        var model = new LearningModel(new InputRows(4, [[0], [2]], sharesGradient: false), new NoiseRows(NoiseTable.OfCounts([1, 1], 1), 1), 50, new SeededRandom(1));
        Assert.All(model.Input[50..100], value => Assert.Equal(0, value));
        Assert.All(model.Input[150..], value => Assert.Equal(0, value));
        Assert.All(model.Input[..50], value => Assert.InRange(value, -0.02f, 0.02f));
        Assert.True(model.Input[..50].Distinct().Count() > 40);
        Assert.True(model.Input.Max() > 0.018f);
        Assert.All(model.Output.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_matrix_that_no_array_can_hold_is_told()
    {
        var rows = new InputRows(100_000_007, [[0], [1]], sharesGradient: false);
        var error = Assert.Throws<InvalidOperationException>(() => new LearningModel(rows, new NoiseRows(NoiseTable.OfCounts([1, 1], 1), 1), 300, new SeededRandom(1)));
        Assert.Contains("100,000,007 rows of 300 numbers", error.Message, StringComparison.Ordinal);
    }

    private static void Naive(NaiveLearner naive, bool isSkipGram, float rate)
    {
        if (isSkipGram)
            naive.SkipGram(Words, rate);
        else
            naive.Cbow(Words, rate);
    }

    private static (LearningModel Model, NaiveLearner Naive, SentenceLearner Learner) Make(int inputs, bool isSkipGram, bool isHierarchical, int size)
    {
        OutputRows targets = isHierarchical ? new TreeRows(HuffmanTree.OfCounts(Counts)) : new NoiseRows(NoiseTable.OfCounts(Counts, 0.75), 5);
        var model = new LearningModel(Inputs[inputs], targets, size, new SeededRandom(4));
        RandomFloats.Uniform(model.Input.Length, 5, 0.5f).CopyTo(model.Input, 0);
        for (var row = 0; row < targets.Count; row++)
            RandomFloats.Uniform(size, row, 0.5f).CopyTo(model.Output.Slice(row * model.Stride, size));
        var naive = new NaiveLearner(Inputs[inputs], targets, size, Window, new SeededRandom(9), RandomFloats.ToDoubles(model.Input), RandomFloats.ToDoubles(Unpadded(model)));
        var random = new SeededRandom(9);
        return (model, naive, isSkipGram ? new SkipGramLearner(model, Window, random) : new CbowLearner(model, Window, random));
    }

    private static float[] Unpadded(LearningModel model)
    {
        var rows = new List<float>();
        for (var row = 0; row < model.Targets.Count; row++)
            rows.AddRange(model.Output.Slice(row * model.Stride, model.Size));
        return [.. rows];
    }
}
