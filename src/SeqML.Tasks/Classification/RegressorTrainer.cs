using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Classification;

/// <summary>Trains a <see cref="TextRegressor"/> from texts and their values.</summary>
public static class RegressorTrainer
{
    /// <summary>Trains.</summary>
    /// <param name="examples">What to learn from, each with its value, which is finite.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="validation">What each epoch is judged by; null: a fraction of the examples, as the training options say. Its words are not learned.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a value is not finite, all training values are the same, rows to validate with are of another kind, or an option is out of range or not for values.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextRegressor Model, TrainingResult Result) Train(Examples<float> examples, ClassifierOptions options, Examples<float>? validation = null)
    {
        var prepared = Prepare(examples, options, validation);
        var (config, network, result) = TextTraining.Run(prepared);
        return (new TextRegressor(config, prepared.Corpus.Words.Vocabulary, network) { History = result.History }, result);
    }

    /// <summary>Tries growing learning rates for a while, as <see cref="LearningRateRangeTest"/> tells, and learns nothing.</summary>
    /// <param name="examples">What is to be learned from.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="range">Which rates; null for the usual ones.</param>
    /// <param name="validation">What the training will validate with: with rows of its own, none are kept apart. Null for a fraction of the others.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a value is none, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite in the first steps.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LearningRateCurve FindLearningRate(Examples<float> examples, ClassifierOptions options, LearningRateRange? range = null, Examples<float>? validation = null) =>
        TextTraining.FindLearningRate(Prepare(examples, options, validation), range);

    private static PreparedTraining Prepare(Examples<float> examples, ClassifierOptions options, Examples<float>? validation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RequireForValues(options);
        var values = TextTraining.TargetsOf(examples, validation, "a value");
        for (var row = 0; row < values.Length; row++)
            if (!float.IsFinite(values[row]))
                throw new ArgumentOutOfRangeException(nameof(examples), values[row], FormattableString.Invariant(
                    $"Expected finite values, found {values[row]} at {TextTraining.PlaceOf(row, examples.Targets.Count)}."));
        var random = TextTraining.Random(options);
        var corpus = TextCorpus.Of(examples.Texts, validation?.Texts, options, random);
        var targets = new ValueTargets(values, corpus.Training, options.ValueLoss);
        if (targets.AreAllTheSame || targets.Scale.Deviation == 0)
            throw new ArgumentException(FormattableString.Invariant($"Expected at least two different values to train on, found only {targets.Scale.Mean} in all {corpus.Training.Length} rows."), nameof(examples));
        var config = new ClassifierConfig { Task = ClassifierConfig.Regression, Input = corpus.Input, Classes = 1, VocabularySize = corpus.VocabularySize, Scale = targets.Scale, Options = options };
        return new PreparedTraining(config, corpus, targets, random);
    }

    private static void RequireForValues(ClassifierOptions options)
    {
        var found = options.LabelSmoothing > 0 ? nameof(options.LabelSmoothing) : options.ClassWeights is not null ? nameof(options.ClassWeights) : options.Calibration ? nameof(options.Calibration) : null;
        if (found is not null)
            throw new ArgumentException($"Expected no {found} for values, which is for classes, found it. Leave it at its default.", nameof(options));
    }
}
