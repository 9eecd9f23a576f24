using System.Text.Json;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Explanation;
using SeqML.Tasks.Tests.Storage;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Explanation;

/// <summary>PyTorch's gradients, in double precision: golden/make_explanations.py.</summary>
public sealed class GoldenExplanationTests
{
    /// <summary>Ours are sums of products in float over a whole network and back, and gradients cancel.</summary>
    private static readonly Tolerance Float = new(16 * Tolerance.Golden.Units);

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("rnn")]
    [InlineData("cnn")]
    [InlineData("transformer")]
    [InlineData("transformer_post")]
    public void Scores_are_those_of_PyTorch(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "explanations.json")));
        var steps = golden.RootElement.GetProperty("steps").GetInt32();
        var torch = new PyTorchModel(name);
        var model = TextClassifier.FromWeights(torch.Path, torch.Config(InputKind.Tokens), torch.Words, torch.Names);
        var rows = golden.RootElement.GetProperty("models").GetProperty(name).EnumerateArray().ToList();
        Assert.Equal(15, rows.Count);
        foreach (var row in rows)
        {
            var (tokens, label) = (row.GetProperty("text").GetString()!.Split(' '), row.GetProperty("label").GetInt32());
            AssertScores(row, "gradientTimesInput", model.Explain(tokens, ExplanationMethod.GradientTimesInput, label));
            var integrated = model.Explain(tokens, ExplanationMethod.IntegratedGradients, label, steps);
            AssertScores(row, "integratedGradients", integrated);
            var delta = row.GetProperty("integratedGradients").EnumerateArray().Sum(score => score.GetDouble()) - row.GetProperty("difference").GetDouble();
            Assert.Equal(delta, integrated.ConvergenceDelta!.Value, 2e-3);
        }
    }

    private static void AssertScores(JsonElement row, string method, TextExplanation found)
    {
        double[] expected = [.. row.GetProperty(method).EnumerateArray().Select(score => score.GetDouble())];
        Expect.AllClose(expected, [.. found.Words.Select(word => word.Score)], Float, Math.Max(1, Expect.LargestMagnitude(expected)), $"{method} of '{found.Text}' for {found.ClassIndex}");
    }
}
