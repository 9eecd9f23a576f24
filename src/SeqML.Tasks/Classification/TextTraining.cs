using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Tasks.Vocabularies;
using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Classification;

/// <summary>From texts and what a model should say of them to a trained network: what classifiers, multilabel classifiers and regressors have in common.</summary>
internal static class TextTraining
{
    /// <summary>The random numbers of a training.</summary>
    /// <exception cref="ArgumentException">The options have no seed.</exception>
    public static SeededRandom Random(ClassifierOptions options) =>
        new(options.Training.Seed ?? throw new ArgumentException("Expected a seed in the training options, found none.", nameof(options)));

    /// <summary>What all rows should be answered with: those to train on, and after them those to validate with.</summary>
    /// <exception cref="ArgumentException">There are not as many as texts.</exception>
    public static TTarget[] TargetsOf<TTarget>(Examples<TTarget> examples, Examples<TTarget>? validation, string what)
    {
        ArgumentNullException.ThrowIfNull(examples);
        foreach (var rows in new[] { examples, validation })
            if (rows is not null && rows.Targets.Count != rows.Texts.Count)
                throw new ArgumentException($"Expected {what} for each text, found {rows.Targets.Count} for {rows.Texts.Count} texts.", ReferenceEquals(rows, examples) ? nameof(examples) : nameof(validation));
        return [.. examples.Targets, .. validation?.Targets ?? []];
    }

    /// <summary>Where a row of all is in what the user gave.</summary>
    public static string PlaceOf(int row, int trainingRows) => FormattableString.Invariant(
        $"{(row < trainingRows ? "" : "validation ")}row {(row < trainingRows ? row : row - trainingRows)}");

    /// <summary>Trains.</summary>
    public static (ClassifierConfig Config, ClassifierNetwork Network, TrainingResult Result) Run(PreparedTraining training)
    {
        var (config, network, task, found) = Start(training);
        var (options, targets) = (config.Options, training.Targets);
        var result = TrainingLoop.Run(task, options.Training, training.Random, TimeProvider.System);
        config = config with { WordsWithVectors = found.Count, TextWithVectors = found.Share, Options = options with { Embedding = options.Embedding.Learned() } };
        // The best epoch's weights are in place: their answers are calibrated, or get thresholds. A training that was cancelled is finished, too.
        if (!options.ChoosesByValidation)
            return (config, network, result);
        var answers = task.Answer(new Tape(records: false), CancellationToken.None, out var rows);
        config = targets.Finish(config, answers, rows, out var report);
        return (config, network, result with { History = result.History with { Calibration = report } });
    }

    /// <summary>Tries learning rates, with the network and the order that training would begin with.</summary>
    public static LearningRateCurve FindLearningRate(PreparedTraining training, LearningRateRange? range)
    {
        var (config, _, task, _) = Start(training);
        return LearningRateRangeTest.Run(task, config.Options.Training, range ?? new LearningRateRange(), training.Random);
    }

    private static (ClassifierConfig Config, ClassifierNetwork Network, TextTask Task, StartedWords Found) Start(PreparedTraining training)
    {
        var corpus = training.Corpus;
        var config = training.Config with { Input = corpus.Input, VocabularySize = corpus.VocabularySize, Pairs = corpus.Sides == 2 };
        TextModelStorage.RequireSize(config);
        var network = new ClassifierNetwork(config, training.Random);
        var found = corpus.Words.SetVectors(network.WordVectors, config.Options.Embedding);
        foreach (var row in corpus.Training)
            for (var side = 0; side < corpus.Sides; side++)
                foreach (var id in corpus.Texts[row * corpus.Sides + side])
                    found.Read(id);
        return (config, network, new TextTask(network, corpus, training.Targets, config.Classes, config.Options), found);
    }
}
