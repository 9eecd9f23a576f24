using SeqML.Engine.Randomness;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Vocabularies;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Classification;

/// <summary>Trains a <see cref="TextClassifier"/> from texts and their classes.</summary>
public static class ClassifierTrainer
{
    /// <summary>Trains on words: the vocabulary is made of them, too.</summary>
    /// <param name="texts">The words of each text. Empty texts are allowed, empty words are passed over.</param>
    /// <param name="classes">The class of each text, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">How many classes there are; at least 2.</param>
    /// <param name="input">Whether the model will split texts itself, or be given words: not <see cref="InputKind.Keys"/>.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a class is none, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        IReadOnlyList<string[]> texts, int[] classes, int classCount, InputKind input, ClassifierOptions options)
    {
        var (random, training, validation) = Start(texts.Count, classes, classCount, options);
        if (input is not (InputKind.Text or InputKind.Tokens))
            throw new ArgumentOutOfRangeException(nameof(input), input, $"Expected Text or Tokens, found {input}. Keys are given as numbers, to the other method.");
        // Words of validation rows alone stay unknown, as words of later texts will be.
        var builder = new VocabularyBuilder();
        foreach (var row in training)
            foreach (var word in Words(texts[row], options))
                builder.Add(word);
        var words = KnownWords.Learn(builder, options.Embedding);
        var ids = texts.Select(text => OrPadding(Words(text, options).Select(word => words[word]))).ToArray();
        var config = new ClassifierConfig { Input = input, Classes = classCount, VocabularySize = words.Vocabulary.Count, Options = options };
        return Train(config, words, ids, classes, training, validation, random);
    }

    /// <summary>Trains on keys.</summary>
    /// <param name="texts">The keys of each text, from 1 to <paramref name="keyCount"/>; 0 for unknown.</param>
    /// <param name="keyCount">How many keys there are.</param>
    /// <param name="classes">The class of each text, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">How many classes there are; at least 2.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <exception cref="ArgumentException">There is too little to train on, a class is none, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        IReadOnlyList<uint[]> texts, int keyCount, int[] classes, int classCount, ClassifierOptions options)
    {
        var (random, training, validation) = Start(texts.Count, classes, classCount, options);
        if (options.Embedding.Vectors is { } vectors)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected no Embedding.Vectors for keys, which have no words, found those of {vectors.Count} words. Give words instead of keys, or no vectors."), nameof(options));
        var mostKeys = Array.MaxLength / options.Embedding.Size - 2;
        if (keyCount < 0 || keyCount > mostKeys)
            throw new ArgumentOutOfRangeException(nameof(keyCount), keyCount, FormattableString.Invariant(
                $"Expected from 0 to {mostKeys} keys for vectors of {options.Embedding.Size} numbers, found {keyCount}. Give fewer keys, or a smaller Embedding.Size."));
        var config = new ClassifierConfig { Input = InputKind.Keys, Classes = classCount, VocabularySize = keyCount + 2, Options = options };
        var ids = texts.Select(text => OrPadding(text.Take(options.MaximumTokens).Select(key => TextClassifier.KeyToId(key, config.VocabularySize)))).ToArray();
        return Train(config, new KnownWords(new Vocabulary([]), triesLowerCase: false), ids, classes, training, validation, random);
    }

    private static (TextClassifier, TrainingResult) Train(ClassifierConfig config, KnownWords words,
        int[][] ids, int[] classes, int[] training, int[] validation, SeededRandom random)
    {
        ClassifierStorage.RequireSize(config);
        var options = config.Options;
        var network = new ClassifierNetwork(options, config.VocabularySize, config.Classes, random);
        var found = words.SetVectors(network.WordVectors, options.Embedding);
        var task = new ClassifierTask(network, ids, classes, training, validation, options);
        var result = TrainingLoop.Run(task, options.Training, random, TimeProvider.System);
        config = config with { WordsWithVectors = found, Options = options with { Embedding = options.Embedding.Learned() } };
        return (new TextClassifier(config, words.Vocabulary, network) { History = result.History }, result);
    }

    /// <summary>The words that are read, in training as in prediction.</summary>
    private static IEnumerable<string> Words(string[] text, ClassifierOptions options) =>
        text.Where(word => word.Length > 0).Take(options.MaximumTokens);

    /// <summary>The ids; for a text without words, one of padding.</summary>
    private static int[] OrPadding(IEnumerable<int> ids) => [.. ids.DefaultIfEmpty(Vocabulary.PaddingId)];

    private static (SeededRandom Random, int[] Training, int[] Validation) Start(
        int rows, int[] classes, int classCount, ClassifierOptions options)
    {
        options.Validate();
        if (classCount < 2)
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, FormattableString.Invariant($"Expected at least 2 classes, found {classCount}."));
        if (classes.Length != rows)
            throw new ArgumentException($"Expected a class for each text, found {classes.Length} for {rows} texts.", nameof(classes));
        for (var row = 0; row < rows; row++)
            if (classes[row] < 0 || classes[row] >= classCount)
                throw new ArgumentOutOfRangeException(nameof(classes), classes[row], FormattableString.Invariant(
                    $"Expected classes from 0 to {classCount - 1}, found {classes[row]} at row {row}."));
        var seed = options.Training.Seed ?? throw new ArgumentException("Expected a seed in the training options, found none.", nameof(options));
        var random = new SeededRandom(seed);
        var fraction = options.Training.ValidationFraction;
        var kept = fraction > 0 ? Math.Max(1, (int)Math.Round(rows * (double)fraction)) : 0;
        if (rows - kept < 1)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected rows left to train on, found {rows} of which a ValidationFraction of {fraction} keeps {kept} apart. Give more rows, or a smaller fraction (0 for no validation)."));
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle(order.AsSpan());
        return (random, order[kept..], order[..kept]);
    }
}
