using System.Globalization;
using SeqML.Tasks.Tagging.Evaluation;
using SeqML.Tasks.Tagging.Schemes;
using SeqML.TestKit;
using SeqML.Text.Corpora;

namespace SeqML.Tasks.Tests.Tagging.Evaluation;

/// <summary>Published figures of public files, where this machine has them.</summary>
public sealed class PublicFiguresTests
{
    // Derczynski et al. 2017, Results of the WNUT2017 Shared Task, table 5: F1 (entity).
    [SkippableTheory]
    [InlineData("uh_ritual", "41.86")]
    [InlineData("spinningbytes.txt", "40.78")]
    [InlineData("sjtu_adapt.txt", "40.42")]
    [InlineData("arcada", "39.98")]
    [InlineData("flytxt", "38.35")]
    [InlineData("mic-cis.txt", "37.06")]
    [InlineData("drexel_cci", "26.30")]
    public void The_systems_of_WNUT17(string system, string published)
    {
        var (gold, predicted) = (SharedData.Find("wnut17", "test.conll"), SharedData.Find("wnut17", "submissions", system));
        Skip.If(gold is null || predicted is null, SharedData.Absent);
        var metrics = TaggingEvaluator.Evaluate(Tags(gold!), Tags(predicted!));
        Assert.Equal(("BIO", "conlleval", 23394, 1079), (metrics.Scheme!.Name, metrics.Reading, metrics.Tokens, metrics.Overall.Gold));
        Assert.Equal(published, (100 * metrics.Overall.F1).ToString("F2", CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public void Conllevals_example()
    {
        var (gold, predicted) = Chunks();
        var expected = File.ReadAllText(SharedData.Find("seqeval", "result.txt")!);
        var metrics = TaggingEvaluator.Evaluate(gold, predicted);
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), metrics.ToString().TrimEnd());
    }

    [SkippableFact]
    public void Seqevals_example()
    {
        var (gold, predicted) = Chunks();
        var metrics = TaggingEvaluator.Evaluate(gold, predicted, options: new() { Reading = SpanReading.Seqeval });
        Assert.Equal("74.35", (100 * metrics.Overall.F1).ToString("F2", CultureInfo.InvariantCulture));
        Assert.Equal((459, 539, 371), (metrics.Overall.Gold, metrics.Overall.Predicted, metrics.Overall.Correct));
        // seqeval.metrics.f1_score(..., average=...), and of mode='strict', scheme=IOB2, as seqeval 1.2.2 computed them.
        AssertAverages(metrics, 0.5539755205252105, 0.7381960292420672);
        var strict = TaggingEvaluator.Evaluate(gold, predicted, options: new() { Reading = SpanReading.SeqevalStrict(TagScheme.Bio) });
        Assert.Equal((459, 455, 322), (strict.Overall.Gold, strict.Overall.Predicted, strict.Overall.Correct));
        AssertAverages(strict, 0.5459487497506731, 0.6950350097798443);
    }

    private static void AssertAverages(TaggingMetrics metrics, double macro, double weighted)
    {
        Assert.Equal(macro, metrics.Macro.F1, 1e-12);
        Assert.Equal(weighted, metrics.Weighted.F1, 1e-12);
    }

    private static (IReadOnlyList<string>[] Gold, IReadOnlyList<string>[] Predicted) Chunks()
    {
        var path = SharedData.Find("seqeval", "ground_truth.txt");
        Skip.If(path is null, SharedData.Absent);
        var sentences = ConllReader.ReadFile(path!).ToList();
        return ([.. sentences.Select(sentence => sentence.Column(^2))], [.. sentences.Select(sentence => sentence.Column(^1))]);
    }

    private static IReadOnlyList<string>[] Tags(string path) => [.. ConllReader.ReadFile(path).Select(sentence => sentence.Column(^1))];
}
