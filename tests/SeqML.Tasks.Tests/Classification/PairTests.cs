using SeqML.Tasks.Classification;
using SeqML.Tasks.Tests.Storage;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>Pairs of texts, read by one encoder.</summary>
public sealed class PairTests
{
    private static readonly ClassifierOptions Options = Problems.Options() with { Training = Problems.Options().Training with { Epochs = 30, Patience = 30 } };

    /// <summary>Whether the texts share their letter cannot be told from either alone.</summary>
    [Theory]
    [InlineData(InputKind.Text)]
    [InlineData(InputKind.Tokens)]
    [InlineData(InputKind.Keys)]
    public void What_only_both_texts_tell_is_learned(InputKind input)
    {
        var (model, _) = ClassifierTrainer.Train(Pairs(300, 1, input), 2, Options);
        Assert.True(model.Config.Pairs);
        var (first, second, same) = Make(200, 2);
        Assert.InRange(Enumerable.Range(0, 200).Average(row => (Predict(model, first[row], second[row])[1] > 0.5 ? 1 : 0) == same[row] ? 1.0 : 0), 0.95, 1);
    }

    [Fact]
    public void The_order_of_a_pair_counts()
    {
        var (first, second, _) = Make(300, 1);
        int[] order = [.. first.Zip(second, (left, right) => string.CompareOrdinal(left[0], right[0]) > 0 ? 1 : 0)];
        var (model, _) = ClassifierTrainer.Train(new(TextRows.OfWords(first, InputKind.Text, second), order), 2, Options);
        Assert.True(Predict(model, ["b"], ["a"])[1] > 0.9 && Predict(model, ["a"], ["b"])[1] < 0.1);
    }

    [Fact]
    public void A_value_of_pairs_and_labels_of_pairs_are_learned()
    {
        var (first, second, same) = Make(300, 1);
        var rows = TextRows.OfWords(first, InputKind.Text, second);
        var regressor = RegressorTrainer.Train(new(rows, [.. same.Select(alike => 5f * alike)]), Options).Model;
        Assert.InRange(regressor.Predict("a", "a"), 4, 6);
        Assert.InRange(regressor.Predict("a", "b"), -1, 1);
        var multilabel = MultilabelTrainer.Train(new(rows, [.. same.Select(alike => alike == 1 ? new[] { 0 } : [1])]), 2, Options).Model;
        var answer = new float[2];
        multilabel.Predict("b", "b", answer);
        Assert.True(answer[0] > 0.9 && answer[1] < 0.1);
    }

    [Fact]
    public void One_pair_alone_and_many_have_the_same_bits_whatever_their_lengths()
    {
        var model = ClassifierTrainer.Train(Pairs(40, 1, InputKind.Text), 2, Options with { Training = new() { Epochs = 1, Seed = 1 } }).Model;
        (string?, string?)[] pairs = [("a b c", "b"), ("b", "a b c"), ("", "a"), (null, null), .. Enumerable.Range(0, 150).Select(row => (string.Join(' ', Enumerable.Repeat("a b", row % 7)), (string?)"c"))];
        var many = new float[2 * pairs.Length];
        model.PredictMany(pairs, many, threads: 2);
        for (var row = 0; row < pairs.Length; row++)
        {
            var alone = new float[2];
            model.Predict(pairs[row].Item1, pairs[row].Item2, alone);
            Expect.SameBits(alone, many.AsSpan(2 * row, 2), $"pair {row}");
        }
        var loaded = TextClassifier.Load(model.Save());
        Assert.Equal(Predict(model, ["a", "b"], ["b"]), Predict(loaded, ["a", "b"], ["b"]));
    }

    [Fact]
    public void A_prediction_of_a_pair_allocates_nothing()
    {
        var model = ClassifierTrainer.Train(Pairs(40, 1, InputKind.Text), 2, Options with { Training = new() { Epochs = 1, Seed = 1 } }).Model;
        var answer = new float[2];
        Assert.Equal(0, Allocations.Of(() => model.Predict("a b c", "b a", answer)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_whatever_the_threads()
    {
        byte[] Trained(int threads) => ClassifierTrainer.Train(Pairs(60, 1, InputKind.Tokens), 2, Options with { Training = new() { Epochs = 2, Seed = 1, Threads = threads } }).Model.SaveTimeless();
        Assert.Equal(Trained(1), Trained(3));
    }

    [Fact]
    public void Pairs_and_single_texts_are_not_mixed_up()
    {
        var pairs = ClassifierTrainer.Train(Pairs(40, 1, InputKind.Text), 2, Problems.Quick()).Model;
        var answer = new float[2];
        Throws("Expected a pair", () => pairs.Predict("a", answer));
        Throws("Expected a pair", () => pairs.PredictMany(["a"], answer));
        Throws("Expected one text", () => Problems.QuickModel(InputKind.Text).Predict("a", "b", new float[6]));
        Assert.Throws<InvalidOperationException>(() => pairs.Explain("a"));
        Throws("found 1 for 2", () => TextRows.OfWords([["a"], ["b"]], InputKind.Text, [["c"]]));
        static void Throws(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    private static Examples<int> Pairs(int count, int seed, InputKind input)
    {
        var (first, second, same) = Make(count, seed);
        return new(input == InputKind.Keys
            ? TextRows.OfKeys([.. first.Select(Problems.Keys)], 26, [.. second.Select(Problems.Keys)])
            : TextRows.OfWords(first, input, second), same);
    }

    /// <summary>A letter of a, b and c among fillers, in each text.</summary>
    private static (string[][] First, string[][] Second, int[] Same) Make(int count, int seed)
    {
        var random = new Random(seed);
        string[] Text(int letter) => [.. new[] { "abc"[letter].ToString() }.Concat(Enumerable.Repeat("x", random.Next(3)))];
        var letters = Enumerable.Range(0, count).Select(row => (First: random.Next(3), Second: random.Next(3), Row: row)).Select(pair => pair.Row % 2 == 0 ? (pair.First, pair.First) : (pair.First, pair.Second)).ToArray();
        return ([.. letters.Select(pair => Text(pair.Item1))], [.. letters.Select(pair => Text(pair.Item2))], [.. letters.Select(pair => pair.Item1 == pair.Item2 ? 1 : 0)]);
    }

    private static float[] Predict(TextModel model, string[] first, string[] second)
    {
        var answer = new float[model.Config.Classes];
        if (model.Config.Input == InputKind.Keys)
            model.Predict(Problems.Keys(first), Problems.Keys(second), answer);
        else if (model.Config.Input == InputKind.Text)
            model.Predict(string.Join(' ', first), string.Join(' ', second), answer);
        else
            model.Predict([.. first.Select(word => word.AsMemory())], [.. second.Select(word => word.AsMemory())], answer);
        return answer;
    }
}
