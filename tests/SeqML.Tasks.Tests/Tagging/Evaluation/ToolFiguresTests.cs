using System.Text.Json;
using SeqML.Tasks.Tagging.Evaluation;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Tasks.Tests.Tagging.Evaluation;

/// <summary>Tags of every kind, right and broken, as conlleval.pl and seqeval themselves counted them: golden/make_tagging_scores.py ran them.</summary>
public sealed class ToolFiguresTests
{
    private static readonly JsonSerializerOptions NamesInAnyCase = new() { PropertyNameCaseInsensitive = true };

    private static readonly Case[] Cases = JsonSerializer.Deserialize<Case[]>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "tagging_scores.json")), NamesInAnyCase)!;

    [Fact]
    public void There_are_cases_of_every_kind() =>
        Assert.Equal(["BILOU", "BIO", "IOBES", "odd", "outside", "untyped"], Cases.Select(one => one.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Conllevals_output_to_the_letter() => Assert.All(Cases, one =>
    {
        // It lists the spans without type twice where gold and predictions have some.
        Assert.Equal(one.Conlleval.Split('\n').Distinct(), Evaluate(one, SpanReading.Conlleval).ToString().Split('\n'));
    });

    [Fact]
    public void Seqevals_counts_of_each_type() =>
        Assert.All(Cases.Where(one => one.Kind != "outside"), one => AssertCounts(one.Seqeval!, Evaluate(one, SpanReading.Seqeval)));

    [Theory]
    [InlineData("BIO")]
    [InlineData("IOB1")]
    [InlineData("IOBES")]
    [InlineData("BILOU")]
    public void Seqevals_strict_counts_of_each_type(string scheme)
    {
        var refused = 0;
        Assert.All(Cases, one =>
        {
            var reading = SpanReading.SeqevalStrict(TagScheme.Parse(scheme));
            if (one.Strict(scheme) is { } counts)
                AssertCounts(counts, Evaluate(one, reading));
            else
                Assert.Contains("demands", Assert.Throws<ArgumentException>(() => Evaluate(one, reading)).Message, StringComparison.Ordinal);
            refused += one.Strict(scheme) is null ? 1 : 0;
        });
        Assert.InRange(refused, 1, Cases.Length - 60);
    }

    // For B, I and types, reading by scheme is conlleval's reading, and seqeval's.
    [Fact]
    public void Spans_of_tags_of_B_and_I_are_those_of_the_tools() => Assert.All(Cases.Where(one => one.Kind == "BIO"), one =>
        Assert.All(one.Gold.Concat(one.Predicted), tags =>
        {
            Assert.Equal(TagScheme.Bio.Spans(tags), Spans(SpanReading.Conlleval, tags));
            Assert.Equal(TagScheme.Bio.Spans(tags), Spans(SpanReading.Seqeval, tags));
        }));

    [Fact]
    public void Spans_of_IOBES_are_those_of_seqeval() => Assert.All(Cases.Where(one => one.Kind == "IOBES"), one =>
        Assert.All(one.Gold.Concat(one.Predicted), tags => Assert.Equal(TagScheme.Iobes.Spans(tags), Spans(SpanReading.Seqeval, tags))));

    private static TaggingMetrics Evaluate(Case one, SpanReading reading) =>
        TaggingEvaluator.Evaluate(one.Gold, one.Predicted, options: new() { Reading = reading, Scheme = TagScheme.Bio });

    /// <summary>All spans are missed where everything is predicted to be outside.</summary>
    private static IReadOnlyList<TagSpan> Spans(SpanReading reading, string[] tags) =>
        TaggingEvaluator.Evaluate([tags], [Array.ConvertAll(tags, _ => "O")], options: new() { Reading = reading, Scheme = TagScheme.Bio })
            .Mistakes.SingleOrDefault()?.Missed ?? [];

    private static void AssertCounts(Dictionary<string, int[]> expected, TaggingMetrics found) =>
        Assert.Equal(
            expected.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => new TaggingScore(type.Key, type.Value[0], type.Value[1], type.Value[2])),
            found.Types);

    private sealed record Case(
        string Kind, string[][] Gold, string[][] Predicted, string Conlleval, Dictionary<string, int[]>? Seqeval,
        Dictionary<string, int[]>? Bio, Dictionary<string, int[]>? Iob1, Dictionary<string, int[]>? Iobes, Dictionary<string, int[]>? Bilou)
    {
        public Dictionary<string, int[]>? Strict(string scheme) => scheme switch { "BIO" => Bio, "IOB1" => Iob1, "IOBES" => Iobes, _ => Bilou };
    }
}
