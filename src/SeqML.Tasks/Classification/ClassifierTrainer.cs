using SeqML.Engine.Randomness;
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
    /// <param name="input">Whether the model will split texts itself, or be given words.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <exception cref="ArgumentException">There is too little to train on, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        IReadOnlyList<string[]> texts, int[] classes, int classCount, InputKind input, ClassifierOptions options)
    {
        options.Validate();
        var (random, training, validation) = Start(texts.Count, options);
        // Words of validation rows alone stay unknown, as words of later texts will be.
        var builder = new VocabularyBuilder();
        foreach (var row in training)
            foreach (var word in texts[row].AsSpan(0, Math.Min(texts[row].Length, options.MaximumTokens)))
                builder.Add(word);
        var vocabulary = builder.Build(options.Embedding.MinimumCount, options.Embedding.MaximumVocabulary);
        var ids = texts.Select(text => Limit(text.Where(word => word.Length > 0).Select(word => vocabulary[word]), options)).ToArray();
        var config = new ClassifierConfig { Input = input, Classes = classCount, VocabularySize = vocabulary.Count, Options = options };
        return Train(config, vocabulary, ids, classes, training, validation, random);
    }

    /// <summary>Trains on keys.</summary>
    /// <param name="texts">The keys of each text, from 1 to <paramref name="keyCount"/>; 0 for unknown.</param>
    /// <param name="keyCount">How many keys there are.</param>
    /// <param name="classes">The class of each text, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">How many classes there are; at least 2.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <exception cref="ArgumentException">There is too little to train on, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (TextClassifier Model, TrainingResult Result) Train(
        IReadOnlyList<uint[]> texts, int keyCount, int[] classes, int classCount, ClassifierOptions options)
    {
        options.Validate();
        var (random, training, validation) = Start(texts.Count, options);
        var config = new ClassifierConfig { Input = InputKind.Keys, Classes = classCount, VocabularySize = keyCount + 2, Options = options };
        var ids = texts.Select(text => Limit(text.Select(key => TextClassifier.KeyToId(key, config.VocabularySize)), options)).ToArray();
        return Train(config, new Vocabulary([]), ids, classes, training, validation, random);
    }

    private static (TextClassifier, TrainingResult) Train(ClassifierConfig config, Vocabulary vocabulary,
        int[][] ids, int[] classes, int[] training, int[] validation, SeededRandom random)
    {
        var network = new ClassifierNetwork(config.Options, config.VocabularySize, config.Classes, random);
        var task = new ClassifierTask(network, ids, classes, training, validation, config.Options.Training.BatchSize);
        var result = TrainingLoop.Run(task, config.Options.Training, random, TimeProvider.System);
        return (new TextClassifier(config, vocabulary, network), result);
    }

    /// <summary>The ids that are read; for a text without words, one of padding.</summary>
    private static int[] Limit(IEnumerable<int> ids, ClassifierOptions options)
    {
        int[] read = [.. ids.Take(options.MaximumTokens)];
        return read.Length > 0 ? read : [Vocabulary.PaddingId];
    }

    private static (SeededRandom Random, int[] Training, int[] Validation) Start(int rows, ClassifierOptions options)
    {
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
