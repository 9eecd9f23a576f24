using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Classification;

/// <summary>Trains a <see cref="MultilabelClassifier"/> from texts and the labels that hold for each.</summary>
public static class MultilabelTrainer
{
    /// <summary>Trains.</summary>
    /// <param name="examples">What to learn from, each with its labels from 0 to <paramref name="labelCount"/> - 1: any number of them, in any order.</param>
    /// <param name="labelCount">How many labels there are; at least 1.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="validation">What each epoch is judged by; null: a fraction of the examples, as the training options say. Its words are not learned.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a label is none, rows to validate with are of another kind, an option is out of range or not for labels, or thresholds have no rows to be tuned by.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (MultilabelClassifier Model, TrainingResult Result) Train(
        Examples<int[]> examples, int labelCount, ClassifierOptions options, Examples<int[]>? validation = null)
    {
        var prepared = Prepare(examples, labelCount, options, validation);
        var (config, network, result) = TextTraining.Run(prepared);
        return (new MultilabelClassifier(config, prepared.Corpus.Words.Vocabulary, network) { History = result.History }, result);
    }

    /// <summary>Tries growing learning rates for a while, as <see cref="LearningRateRangeTest"/> tells, and learns nothing.</summary>
    /// <param name="examples">What is to be learned from.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="range">Which rates; null for the usual ones.</param>
    /// <param name="validation">What the training will validate with: with rows of its own, none are kept apart. Null for a fraction of the others.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a label is none, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite in the first steps.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LearningRateCurve FindLearningRate(Examples<int[]> examples, int labelCount, ClassifierOptions options, LearningRateRange? range = null, Examples<int[]>? validation = null) =>
        TextTraining.FindLearningRate(Prepare(examples, labelCount, options with { Thresholds = LabelThresholds.Half }, validation), range);

    private static PreparedTraining Prepare(Examples<int[]> examples, int labelCount, ClassifierOptions options, Examples<int[]>? validation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (labelCount < 1)
            throw new ArgumentOutOfRangeException(nameof(labelCount), labelCount, FormattableString.Invariant($"Expected at least 1 label, found {labelCount}."));
        if (options.Calibration)
            throw new ArgumentException("Expected no Calibration for labels, which is for classes of which one holds, found it. Choose Thresholds instead.", nameof(options));
        var labels = TextTraining.TargetsOf(examples, validation, "the labels");
        for (var row = 0; row < labels.Length; row++)
            foreach (var label in labels[row])
                if (label < 0 || label >= labelCount)
                    throw new ArgumentOutOfRangeException(nameof(examples), label, FormattableString.Invariant(
                        $"Expected labels from 0 to {labelCount - 1}, found {label} at {TextTraining.PlaceOf(row, examples.Targets.Count)}."));
        if (options.Thresholds == LabelThresholds.Tuned && validation is null && options.Training.ValidationFraction == 0)
            throw new ArgumentException("Expected rows to validate with, by which Thresholds are tuned, found none, since ValidationFraction is 0. Give validation rows, a fraction, or Thresholds of Half.", nameof(options));
        var random = TextTraining.Random(options);
        var corpus = TextCorpus.Of(examples.Texts, validation?.Texts, options, random);
        var config = new ClassifierConfig { Task = ClassifierConfig.Multilabel, Input = corpus.Input, Classes = labelCount, VocabularySize = corpus.VocabularySize, Options = options };
        return new PreparedTraining(config, corpus, new LabelTargets(labels, labelCount, corpus.Training, options), random);
    }
}
