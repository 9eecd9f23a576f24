using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Evaluation;
using SeqML.Embeddings.Tests.Search;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Tests.Evaluation;

public sealed class WordAnalogiesTests
{
    private const string Royal = ": family\nman woman king queen\nMAN WOMAN UNCLE AUNT\n: gram1-x\nking queen uncle man\nking king uncle unicorn\n";

    private static readonly WordVectors Vectors = WordVectors.Create(
        ["man", "woman", "king", "queen", "uncle", "aunt", "Queen", "far"], [1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, -1, 1, 1, -1, 1, 1.01f, 1, -3, -3, -3]);

    [Theory]
    [InlineData(AnalogyMethod.Addition)]
    [InlineData(AnalogyMethod.Multiplication)]
    public void Right_answers_are_counted_by_section(AnalogyMethod method)
    {
        var result = WordAnalogies.Evaluate(Vectors, Load(Royal), new AnalogyOptions { Method = method });
        Assert.Equal([new("family", 2, 2, 2), new("gram1-x", 0, 1, 2)], result.Sections);
        Assert.Equal((new("semantic", 2, 2, 2), new("syntactic", 0, 1, 2), new("total", 2, 3, 4)), (result.Semantic, result.Syntactic, result.Total));
        Assert.Equal("""
            family: 100.0% (2 of 2, 0 not asked)
            gram1-x: 0.0% (0 of 1, 1 not asked)
            semantic: 100.0% (2 of 2, 0 not asked)
            syntactic: 0.0% (0 of 1, 1 not asked)
            total: 66.7% (2 of 3, 1 not asked)
            """.ReplaceLineEndings("\n"), result.ToString());
    }

    [Fact]
    public void Case_may_matter_and_then_other_words_are_answers()
    {
        var result = WordAnalogies.Evaluate(Vectors, Load(": s\nman woman king queen\nman woman king Queen\nMAN WOMAN UNCLE AUNT"), new AnalogyOptions { IgnoreCase = false });
        Assert.Equal((2, 3), (result.Total.Asked, result.Total.Total));
        Assert.Equal(1, result.Total.Correct);
    }

    [Fact]
    public void Only_the_first_words_are_there()
    {
        var result = WordAnalogies.Evaluate(Vectors, Load(Royal), new AnalogyOptions { MaximumWords = 5 });
        Assert.Equal((2, 0), (result.Total.Asked, result.Sections[0].Correct - 1));
        Assert.Equal(0, WordAnalogies.Evaluate(Vectors, Load(Royal), new AnalogyOptions { MaximumWords = 1 }).Total.Asked);
    }

    [Fact]
    public void Answers_are_exactly_those_of_the_naive_search() =>
        Check.One(SomeVectors.Trials(60), Prop.ForAll(SomeVectors.Seeds, seed =>
        {
            var random = new SeededRandom(seed);
            var vectors = SomeVectors.Of(SomeVectors.Hard(random, 5 + random.NextInteger(seed % 5 == 0 ? 5000 : 600), 1 + random.NextInteger(40)));
            var naive = new NaiveSearch(vectors);
            var asked = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 3).Select(_ => random.NextInteger(vectors.Count)).ToArray()).ToArray();
            foreach (var method in Enum.GetValues<AnalogyMethod>())
            {
                var answers = asked.Select(of => naive.Best(row => Score(naive, method, of, row), 1, of)[0].Index).ToArray();
                var questions = new AnalogyQuestions([new AnalogySection("s", [.. asked.Select((of, i) => new AnalogyQuestion($"w{of[0]}", $"w{of[1]}", $"w{of[2]}", $"w{answers[i]}"))])]);
                Assert.Equal(asked.Length, WordAnalogies.Evaluate(vectors, questions, new AnalogyOptions { Method = method, Threads = 1 + seed % 2 }).Total.Correct);
            }
        }));

    [Theory]
    [InlineData("", "found none")]
    [InlineData(": empty\n", "found none")]
    [InlineData("a b c d\n", "before the first question, found line 1")]
    [InlineData(": s\na b c d\na b c\n", "four words in line 3, found 'a b c'")]
    [InlineData(": s\na b c d e\n", "four words in line 2")]
    public void What_is_no_list_of_questions_is_told_with_its_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_out_of_range_are_told()
    {
        Assert.Contains("MaximumWords", Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogyOptions { MaximumWords = 0 }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("Threads", Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogyOptions { Threads = 0 }.Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("Method", Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogyOptions { Method = (AnalogyMethod)7 }.Validate()).Message, StringComparison.Ordinal);
    }

    private static double Score(NaiveSearch naive, AnalogyMethod method, int[] of, int row)
    {
        var cosines = of.Select(word => NaiveSearch.Cosine(naive.Row(word), naive.Row(row))).ToArray();
        double Shifted(double cosine) => Math.Max(0, (cosine + 1) / 2);
        return method == AnalogyMethod.Addition ? cosines[1] - cosines[0] + cosines[2] : Shifted(cosines[1]) * Shifted(cosines[2]) / (Shifted(cosines[0]) + 0.001);
    }

    private static AnalogyQuestions Load(string text) => AnalogyQuestions.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test");
}
