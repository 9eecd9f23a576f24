using SeqML.Engine.Randomness;
using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Tagging;

/// <summary>Trains a <see cref="SequenceTagger"/> from sentences and their tags.</summary>
public static class TaggerTrainer
{
    /// <summary>Trains. Words, characters and the tags' scheme are found in the training sentences.</summary>
    /// <param name="sentences">What to learn from. Sentences without words are passed over.</param>
    /// <param name="tags">The tags, by number; at least 2. A scheme reads their names.</param>
    /// <param name="outside">Which of them is outside of all entities, whatever its name; -1 where none is.</param>
    /// <param name="input">What the model will be given. Words of texts are split further, see <see cref="TaggerInput.Text"/>.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="validation">What each epoch is judged by; null: a fraction of the sentences, as the training options say.</param>
    /// <exception cref="ArgumentException">There is too little to train on, words and tags of a sentence are not as many, a tag is none, tags break the scheme that the options name, or an option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public static (SequenceTagger Model, TrainingResult Result) Train(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<string> tags, int outside,
        TaggerInput input, TaggerOptions options, IReadOnlyList<TaggedSentence>? validation = null)
    {
        var (config, network, corpus, random) = Prepare(sentences, tags, outside, input, options, validation);
        var found = corpus.Lexicon.Words.SetVectors(network.WordVectors, options.Embedding);
        foreach (var token in corpus.Sentences.Take(corpus.Training).SelectMany(sentence => sentence))
            found.Read(corpus.Tokens.Words[token]);
        var result = TrainingLoop.Run(new TaggerTask(network, corpus, options), options.Training, random, TimeProvider.System);
        config = config with { WordsWithVectors = found.Count, TextWithVectors = found.Share, Options = options with { Embedding = options.Embedding.Learned() } };
        return (new SequenceTagger(config, corpus.Lexicon, network) { History = result.History }, result);
    }

    /// <summary>Tries growing learning rates for a while, as <see cref="LearningRateRangeTest"/> tells, and learns nothing.</summary>
    /// <param name="sentences">What is to be learned from. Sentences without words are passed over.</param>
    /// <param name="tags">The tags, by number; at least 2.</param>
    /// <param name="outside">Which of them is outside of all entities; -1 where none is.</param>
    /// <param name="input">What the model will be given.</param>
    /// <param name="options">The network and its training; its seed is given.</param>
    /// <param name="range">Which rates; null for the usual ones.</param>
    /// <param name="validation">What the training will validate with: with sentences of its own, none are kept apart. Null for a fraction of the others.</param>
    /// <exception cref="ArgumentException">As <see cref="Train"/> throws it.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite in the first steps.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LearningRateCurve FindLearningRate(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<string> tags, int outside,
        TaggerInput input, TaggerOptions options, LearningRateRange? range = null, IReadOnlyList<TaggedSentence>? validation = null)
    {
        var (_, network, corpus, random) = Prepare(sentences, tags, outside, input, options, validation);
        corpus.Lexicon.Words.SetVectors(network.WordVectors, options.Embedding);
        return LearningRateRangeTest.Run(new TaggerTask(network, corpus, options), options.Training, range ?? new LearningRateRange(), random);
    }

    /// <summary>The network that training begins with, and what it is trained on.</summary>
    private static (TaggerConfig Config, TaggerNetwork Network, TaggerCorpus Corpus, SeededRandom Random) Prepare(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<string> tags, int outside,
        TaggerInput input, TaggerOptions options, IReadOnlyList<TaggedSentence>? validation)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var seed = options.Training.Seed ?? throw new ArgumentException("Expected a seed in the training options, found none.", nameof(options));
        if (!Enum.IsDefined(input))
            throw new ArgumentOutOfRangeException(nameof(input), input, $"Expected Text or Tokens, found {input}.");
        TaggerSentences.Check(sentences, tags, outside, nameof(sentences));
        TaggerSentences.Check(validation ?? [], tags, outside, nameof(validation));
        if (sentences.All(sentence => sentence.Words.Count == 0))
            throw new ArgumentException($"Expected sentences to train on, found {sentences.Count}, none of which has words.", nameof(sentences));
        var set = TaggerSentences.TagSet(sentences, tags, outside, options);
        if (options.Scheme is not null || options.Head is Heads.CrfHead { Constrained: true })
        {
            TaggerSentences.RequireScheme(sentences, set, nameof(sentences));
            TaggerSentences.RequireScheme(validation ?? [], set, nameof(validation));
        }

        var random = new SeededRandom(seed);
        var (training, judged) = validation is null
            ? TaggerSentences.Split(sentences, options.Training.ValidationFraction, random)
            : (TaggerSentences.WithWords(sentences), TaggerSentences.WithWords(validation));
        var corpus = TaggerCorpus.Of(training, judged, set, input, options);
        set = corpus.TagSet;
        var config = new TaggerConfig
        {
            Input = input,
            Tags = [.. tags],
            Outside = outside,
            AddedTags = [.. set.Names.Skip(set.Given)],
            Scheme = set.Scheme?.ToString(),
            VocabularySize = corpus.Lexicon.Words.Vocabulary.Count,
            CharacterCount = corpus.Lexicon.Characters?.Count ?? 0,
            Options = options,
        };
        TaggerStorage.RequireSize(config);
        return (config, new TaggerNetwork(config, random), corpus, random);
    }
}
