using SeqML.Tasks.Classification;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Classification;

public sealed class PredictionTests
{
    private static readonly TextClassifier TextModel = Problems.QuickModel(InputKind.Text);
    private static readonly TextClassifier TokenModel = Problems.QuickModel(InputKind.Tokens);
    private static readonly TextClassifier KeyModel = Problems.QuickModel(InputKind.Keys);

    private static readonly IReadOnlyDictionary<string, string?> Texts = new Dictionary<string, string?>
    {
        ["null"] = null,
        ["empty"] = "",
        ["blank"] = " \t\r\n\u00A0\u3000",
        ["known words"] = "a x b c",
        ["unknown words"] = "Words that it has never seen, 3.5 of them.",
        ["control characters"] = "\0\u0001a\u001F\u007F\u0085 b",
        ["lone surrogates"] = "\uD83D a \uDC4D\uD83D b\uD800",
        ["right to left"] = "\u05E9\u05DC\u05D5\u05DD a \u0645\u0631\u062D\u0628\u0627 \u202Eb\u202C",
        ["emoji"] = "\U0001F44D\U0001F3FD \U0001F469\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA",
        ["marks"] = "e\u0301\u0301\u0301 \u0301",
        ["no characters"] = "\uFFFE\uFFFF\uFFFD",
        ["one huge word"] = new('a', 1 << 20),
        ["a million words"] = string.Concat(Enumerable.Repeat("a b ", 1 << 18)),
        ["a million marks"] = new('\u0301', 1 << 20),
        ["a million halves"] = new('\uD83D', 1 << 20),
        ["a million blanks"] = new(' ', 1 << 20),
        ["a million joined emoji"] = string.Concat(Enumerable.Repeat("\U0001F469\u200D", 1 << 18)),
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_text_has_probabilities(string name)
    {
        AssertProbabilities(Predictions.Of(TextModel, Texts[name]));
        AssertProbabilities(Predictions.Of(TokenModel, [Texts[name]!]));
        AssertProbabilities(Predictions.Of(TokenModel, [.. Enumerable.Repeat(Texts[name]!, 600)]));
    }

    [Fact]
    public void Any_keys_have_probabilities()
    {
        uint[][] texts = [[], [0], [1], [26], [27], [uint.MaxValue], [int.MaxValue, int.MaxValue + 1u], new uint[1 << 20]];
        Assert.All(texts, keys => AssertProbabilities(Predictions.Of(KeyModel, keys)));
    }

    [Fact]
    public void A_text_is_the_tokens_that_it_is_split_into()
    {
        var same = TextClassifier.Load(TextModel.Save());
        Expect.SameBits(Predictions.Of(TextModel, ["a", ",", "x", "b", "!"]), Predictions.Of(same, " a,x  b!"), "probabilities");
    }

    [Fact]
    public void Empty_words_are_passed_over_and_without_words_all_texts_are_alike()
    {
        Expect.SameBits(Predictions.Of(TokenModel, ["a", "b"]), Predictions.Of(TokenModel, ["", "a", "", "b", ""]), "with empty words");
        Expect.SameBits(Predictions.Of(TokenModel, Array.Empty<string>()), Predictions.Of(TokenModel, ["", ""]), "of empty words");
        Expect.SameBits(Predictions.Of(TextModel, ""), Predictions.Of(TextModel, "\t \0"), "of blanks");
    }

    [Fact]
    public void Unknown_words_are_alike_and_unlike_known_ones()
    {
        Expect.SameBits(Predictions.Of(TextModel, "a never b"), Predictions.Of(TextModel, "a ever b"), "unknown words");
        Assert.NotEqual(Predictions.Of(TextModel, "a never b"), Predictions.Of(TextModel, "a c b"));
        Expect.SameBits(Predictions.Of(KeyModel, 1, 0, 2), Predictions.Of(KeyModel, 1, 27, 2), "unknown keys");
        Assert.NotEqual(Predictions.Of(KeyModel, 1, 0, 2), Predictions.Of(KeyModel, 1, 26, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public void Room_for_another_number_of_classes_is_refused_and_the_next_prediction_is_right(int room)
    {
        var expected = Predictions.Of(TextModel, "a b");
        var error = Assert.Throws<ArgumentException>(() => TextModel.Predict("c c c", new float[room]));
        Assert.Contains($"Expected room for 6 probabilities, found {room}.", error.Message, StringComparison.Ordinal);
        Expect.SameBits(expected, Predictions.Of(TextModel, "a b"), "the next");
    }

    [Fact]
    public void A_steady_prediction_allocates_nothing()
    {
        var (probabilities, tokens, keys) = (new float[6], new[] { "a".AsMemory(), "q".AsMemory() }, new uint[] { 1, 2, 99 });
        foreach (var text in Texts.Values.Where(text => text is null || text.Length < 100))
            Assert.Equal(0, Allocations.Of(() => TextModel.Predict(text, probabilities)));
        Assert.Equal(0, Allocations.Of(() => TokenModel.Predict(tokens, probabilities)));
        Assert.Equal(0, Allocations.Of(() => KeyModel.Predict(keys, probabilities)));
    }

    [Fact]
    public void Threads_that_share_a_model_get_the_bits_that_one_gets()
    {
        var texts = Problems.ThreeWords(40, seed: 5).Texts.Select(text => string.Join(' ', text)).Append(new string('a', 10_000)).ToArray();
        var expected = texts.Select(text => Predictions.Of(TextModel, text)).ToArray();
        var fresh = TextClassifier.Load(TextModel.Save()); // so that the threads meet where weights are packed
        var threads = Enumerable.Range(0, 4).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < 400; i++)
            {
                var text = (7 * i + thread) % texts.Length;
                found.Add((text, Predictions.Of(fresh, texts[text])));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(1600, found.Count);
        foreach (var (text, probabilities) in found)
            Expect.SameBits(expected[text], probabilities, texts[text]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Many_texts_get_the_bits_that_one_gets(int threads)
    {
        string?[] texts = [.. Problems.ThreeWords(1_500, seed: 6).Texts.Select(text => string.Join(' ', text)), .. Texts.Values.Where(text => text is null || text.Length < 100)];
        var probabilities = new float[6 * texts.Length];
        TextModel.PredictMany(texts, probabilities, threads);
        for (var i = 0; i < texts.Length; i++)
            Expect.SameBits(Predictions.Of(TextModel, texts[i]), probabilities.AsSpan(6 * i, 6), texts[i] ?? "null");

        string[]?[] words = [["a", "", "b"], [], ["c", null!, "q"], null];
        TokenModel.PredictMany(words, probabilities.AsMemory(0, 24), threads);
        for (var i = 0; i < words.Length; i++)
            Expect.SameBits(Predictions.Of(TokenModel, words[i] ?? []), probabilities.AsSpan(6 * i, 6), $"words {i}");
    }

    [Fact]
    public void No_texts_have_no_probabilities_and_room_for_others_is_refused()
    {
        TextModel.PredictMany(Array.Empty<string>(), Memory<float>.Empty);
        var error = Assert.Throws<ArgumentException>(() => TextModel.PredictMany(["a", "b"], new float[11]));
        Assert.Contains("Expected room for 12 probabilities, of 2 texts and 6 classes, found 11.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TextModel.PredictMany(["a"], new float[6], threads: 0));
        Assert.Throws<ArgumentNullException>(() => TextModel.PredictMany((string[])null!, new float[6]));
    }

    private readonly System.Collections.Concurrent.ConcurrentBag<(int Text, float[] Probabilities)> found = [];

    private static void AssertProbabilities(float[] probabilities)
    {
        Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
        Assert.Equal(1, probabilities.Sum(), 5);
    }
}
