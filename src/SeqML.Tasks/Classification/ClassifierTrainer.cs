using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Classification;

/// <summary>Trains a <see cref="TextClassifier"/> from texts and their classes.</summary>
public static class ClassifierTrainer
{
    /// <summary>Trains on texts, or pairs of texts, and their classes.</summary>
    /// <param name="examples">What to learn from, each with its class from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">How many classes there are; at least 2.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="validation">What each epoch is judged by; null: a fraction of the examples, as the training options say. Its words are not learned.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a class is none, rows to validate with are of another kind, an option is out of range, or a calibration has no rows to go by.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        Examples<int> examples, int classCount, ClassifierOptions options, Examples<int>? validation = null)
    {
        var prepared = Prepare(examples, classCount, options, validation);
        var (config, network, result) = TextTraining.Run(prepared);
        return (new TextClassifier(config, prepared.Corpus.Words.Vocabulary, network) { History = result.History }, result);
    }

    /// <summary>Tries growing learning rates for a while, as <see cref="LearningRateRangeTest"/> tells, and learns nothing.</summary>
    /// <param name="examples">What is to be learned from.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="range">Which rates; null for the usual ones.</param>
    /// <param name="validation">What the training will validate with: with rows of its own, none are kept apart. Null for a fraction of the others.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a class is none, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite in the first steps.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LearningRateCurve FindLearningRate(Examples<int> examples, int classCount, ClassifierOptions options, LearningRateRange? range = null, Examples<int>? validation = null) =>
        TextTraining.FindLearningRate(Prepare(examples, classCount, options with { Calibration = false }, validation), range);

    private static PreparedTraining Prepare(Examples<int> examples, int classCount, ClassifierOptions options, Examples<int>? validation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (classCount < 2)
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, FormattableString.Invariant($"Expected at least 2 classes, found {classCount}."));
        var classes = TextTraining.TargetsOf(examples, validation, "a class");
        for (var row = 0; row < classes.Length; row++)
            if (classes[row] < 0 || classes[row] >= classCount)
                throw new ArgumentOutOfRangeException(nameof(examples), classes[row], FormattableString.Invariant(
                    $"Expected classes from 0 to {classCount - 1}, found {classes[row]} at {TextTraining.PlaceOf(row, examples.Targets.Count)}."));
        if (options.Calibration && validation is null && options.Training.ValidationFraction == 0)
            throw new ArgumentException("Expected rows to validate with, by which a Calibration goes, found none, since ValidationFraction is 0. Give validation rows, a fraction, or no Calibration.", nameof(options));
        var random = TextTraining.Random(options);
        var corpus = TextCorpus.Of(examples.Texts, validation?.Texts, options, random);
        var config = new ClassifierConfig { Input = corpus.Input, Classes = classCount, VocabularySize = corpus.VocabularySize, Options = options };
        return new PreparedTraining(config, corpus, new ClassTargets(classes, classCount, corpus.Training, options), random);
    }

    /// <summary>Trains on words: the vocabulary is made of them, too.</summary>
    /// <param name="texts">The words of each text. Empty texts are allowed, empty words are passed over.</param>
    /// <param name="classes">The class of each text, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">How many classes there are; at least 2.</param>
    /// <param name="input">Whether the model will split texts itself, or be given words: not <see cref="InputKind.Keys"/>.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a class is none, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        IReadOnlyList<string[]> texts, int[] classes, int classCount, InputKind input, ClassifierOptions options) =>
        Train(new Examples<int>(TextRows.OfWords(texts, input), classes), classCount, options);

    /// <summary>Trains on keys.</summary>
    /// <param name="texts">The keys of each text, from 1 to <paramref name="keyCount"/>; 0 for unknown.</param>
    /// <param name="keyCount">How many keys there are.</param>
    /// <param name="classes">The class of each text, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">How many classes there are; at least 2.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a class is none, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        IReadOnlyList<uint[]> texts, int keyCount, int[] classes, int classCount, ClassifierOptions options) =>
        Train(new Examples<int>(TextRows.OfKeys(texts, keyCount), classes), classCount, options);
}
