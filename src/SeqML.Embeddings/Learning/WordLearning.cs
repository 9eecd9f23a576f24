using SeqML.Embeddings.Formats;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Learning.Steps;
using SeqML.Embeddings.Learning.Subwords;
using SeqML.Engine.Kernels.Logistic;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning;

/// <summary>What <see cref="SkipGram"/> and <see cref="Cbow"/> share: from a corpus to vectors.</summary>
internal static class WordLearning
{
    public static LearnedVectors Learn(WordLines lines, LearningOptions options, SubwordOptions? subwords, Func<LearningModel, SeededRandom, SentenceLearner> makeLearner)
    {
        var corpus = EncodedCorpus.Read(lines, options.MinimumCount, minimumWords: 2, options.CancellationToken);
        var hashed = subwords is null ? null : new HashedInput(corpus.Words, subwords);
        var (model, run) = Run(corpus, hashed?.Rows() ?? InputRows.OfWords(corpus.Words.Length), options, makeLearner);
        return Result(hashed?.Vectors(model.Input, corpus.Counts) ?? WordVectors.Create(corpus.Words, model.Input), corpus, run);
    }

    public static (LearningModel Model, LearningRun Run) Run(EncodedCorpus corpus, InputRows input, LearningOptions options, Func<LearningModel, SeededRandom, SentenceLearner> makeLearner)
    {
        var model = new LearningModel(input, options.Objective.Make(corpus), options.Size, new SeededRandom(unchecked(options.Seed * 0x5851F42D)));
        var run = new LearningRun(corpus, options, random => makeLearner(model, random));
        run.Run();
        foreach (var row in input.All)
            if (!FiniteNumbers.All(model.Input.AsSpan(row * options.Size, options.Size)))
                throw new InvalidOperationException(FormattableString.Invariant($"Expected finite vectors, found that they grew beyond all limits: the option LearningRate, {options.LearningRate}, is too high."));
        return (model, run);
    }

    /// <summary>The vector of each word: the mean of its rows; zeros where it has none.</summary>
    public static float[] Means(LearningModel model)
    {
        var (input, size) = (model.InputRows, model.Size);
        var means = new float[(long)input.WordCount * size];
        for (var word = 0; word < input.WordCount; word++)
            RowSumKernel.Gather(model.Input, input.Of(word), 1f / Math.Max(1, input.Of(word).Length), means.AsSpan(word * size, size));
        return means;
    }

    public static LearnedVectors Result(WordVectors vectors, EncodedCorpus corpus, LearningRun run) => new()
    {
        Vectors = vectors,
        Counts = corpus.Counts,
        Loss = run.Loss,
        Words = run.TotalWords,
        WordsPerSecond = run.WordsPerSecond,
        Elapsed = run.Elapsed,
    };
}
