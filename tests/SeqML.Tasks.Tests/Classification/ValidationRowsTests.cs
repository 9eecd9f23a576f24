using SeqML.Tasks.Classification;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>Rows that the user validates with, and what is measured on them.</summary>
public sealed class ValidationRowsTests
{
    private static readonly Examples<int> Training = Examples(Problems.TwoWords(60, seed: 1));

    private static readonly (string[][] Texts, int[] Classes) Held = Problems.TwoWords(41, seed: 2);

    [Fact]
    public void Epochs_are_judged_by_the_given_rows_and_all_others_are_trained_on()
    {
        string[][] texts = [.. Held.Texts.Select(text => text.Append("never").ToArray())];
        var (model, result) = ClassifierTrainer.Train(Training, 2, Problems.Quick(), Examples((texts, Held.Classes)));
        var validation = result.Epochs[0].Validation!;
        var answers = texts.Select(text => Predictions.Of(model, text)).ToArray();
        int[] predicted = [.. answers.Select(answer => answer[1] > answer[0] ? 1 : 0)];
        Assert.Equal(["Accuracy", "MacroF1", "F1", "AreaUnderRocCurve"], validation.Metrics.Select(metric => metric.Name));
        Assert.Equal(ClassificationMetrics.Accuracy(predicted, Held.Classes), validation.Metric, 12);
        Assert.Equal(ClassificationMetrics.MacroF1(predicted, Held.Classes, 2), validation.Of("MacroF1").Value, 12);
        Assert.Equal(ClassificationMetrics.F1(predicted, Held.Classes), validation.Of("F1").Value, 12);
        Assert.Equal(ClassificationMetrics.AreaUnderRocCurve([.. answers.Select(answer => answer[1] - answer[0])], Held.Classes), validation.Of("AreaUnderRocCurve").Value, 2);
        Assert.Equal(answers.Zip(Held.Classes, (answer, c) => -Math.Log(answer[c])).Average(), validation.Loss, 5);
        Assert.DoesNotContain("never", model.Words);
        Assert.Equal(2, result.Epochs[0].Steps); // 60 rows of 60, in batches of 32
    }

    [Fact]
    public void The_best_epoch_is_the_best_for_the_given_rows()
    {
        // Rows whose classes are turned around: whatever is learned is worse, so the first epochs are the best.
        var turned = Examples((Held.Texts, [.. Held.Classes.Select(c => 1 - c)]));
        var options = Problems.Options() with { Training = Problems.Options().Training with { Metric = "Loss" } };
        Assert.InRange(ClassifierTrainer.Train(Examples(Problems.TwoWords(240, seed: 1)), 2, options, turned).Result.BestEpoch, 1, 3);
        Assert.InRange(ClassifierTrainer.Train(Examples(Problems.TwoWords(240, seed: 1)), 2, options, Examples(Held)).Result.BestEpoch, 8, 20);
    }

    [Fact]
    public void More_than_two_classes_have_accuracy_and_macro_F1()
    {
        var (_, result) = ClassifierTrainer.Train(Examples(Problems.ThreeWords(60, seed: 1)), 6, Problems.Quick(), Examples(Problems.ThreeWords(30, seed: 2)));
        Assert.Equal(["Accuracy", "MacroF1"], result.Epochs[0].Validation!.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Rows_of_another_kind_are_refused()
    {
        var keys = new Examples<int>(TextRows.OfKeys([.. Held.Texts.Select(Problems.Keys)], 26), Held.Classes);
        Throws("Tokens, found Keys (of 26)", keys);
        Throws("Tokens, found Text", new Examples<int>(TextRows.OfWords(Held.Texts, InputKind.Text), Held.Classes));
        Throws("found pairs of Tokens", new Examples<int>(TextRows.OfWords(Held.Texts, InputKind.Tokens, Held.Texts), Held.Classes));
    }

    [Fact]
    public void No_rows_unknown_classes_and_missing_classes_are_told()
    {
        Throws("found none", new Examples<int>(TextRows.OfWords([], InputKind.Tokens), []));
        Throws("found 2 at validation row 1", new Examples<int>(TextRows.OfWords([["a"], ["b"]], InputKind.Tokens), [0, 2]));
        Throws("found 1 for 2 texts", new Examples<int>(TextRows.OfWords([["a"], ["b"]], InputKind.Tokens), [0]));
    }

    private static void Throws(string message, Examples<int> validation) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => ClassifierTrainer.Train(Training, 2, Problems.Quick(), validation)).Message, StringComparison.Ordinal);

    private static Examples<int> Examples((string[][] Texts, int[] Classes) rows) => new(TextRows.OfWords(rows.Texts, InputKind.Tokens), rows.Classes);
}
