using System.Diagnostics;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Evaluation;

namespace Tagging;

/// <summary>A training from one seed, and what came of it.</summary>
/// <param name="Development">The metrics on the development set.</param>
/// <param name="Test">The metrics on the test set.</param>
/// <param name="Epochs">How many epochs were trained.</param>
/// <param name="TrainingSeconds">From sentences to model, validation of each epoch included.</param>
/// <param name="TrainedPerSecond">Sentences that training went through, over the time of the epochs without validation.</param>
/// <param name="WordsTaggedPerSecond">Words of the test set, tagged in batches on all cores.</param>
/// <param name="WordsTaggedAlonePerSecond">Words of the test set, tagged sentence by sentence on one thread, with spans and probabilities: what a row of a pipeline takes.</param>
internal sealed record Run(
    TaggingMetrics Development, TaggingMetrics Test, int Epochs, double TrainingSeconds, double TrainedPerSecond, double WordsTaggedPerSecond, double WordsTaggedAlonePerSecond)
{
    public static Run Of(Corpus corpus, TaggerOptions options, int seed)
    {
        options = options with { Training = options.Training with { Seed = seed } };
        var (training, development) = (corpus.Numbered(corpus.Training), corpus.Numbered(corpus.Development));
        var clock = Stopwatch.StartNew();
        var (model, result) = TaggerTrainer.Train(training, corpus.Tags, corpus.Outside, TaggerInput.Tokens, options, development);
        var seconds = clock.Elapsed.TotalSeconds;
        var tokens = training.Sum(sentence => (double)sentence.Words.Count);
        return new Run(Evaluate(model, corpus.Development), Evaluate(model, corpus.Test), result.Epochs.Count, seconds,
            result.TokensPerSecond / tokens * training.Count, WordsPerSecond(corpus.Test, tokens => model.TagMany(tokens)), WordsPerSecond(corpus.Test, tokens => OneByOne(model, tokens)));
    }

    private static TaggingMetrics Evaluate(SequenceTagger model, Sentence[] sentences)
    {
        var guessed = model.TagMany([.. sentences.Select(sentence => sentence.Tokens)]);
        return TaggingEvaluator.Evaluate([.. sentences.Select(sentence => sentence.Tags)], [.. guessed.Select(tags => tags.Select(tag => model.Config.Tags[tag]).ToArray())]);
    }

    private static void OneByOne(SequenceTagger model, string[][] sentences)
    {
        var result = new TaggedText();
        foreach (var sentence in sentences)
            model.Tag([.. sentence.Select(token => token.AsMemory())], result);
    }

    private static double WordsPerSecond(Sentence[] sentences, Action<string[][]> tag)
    {
        var tokens = sentences.Select(sentence => sentence.Tokens).ToArray();
        var times = Enumerable.Range(0, 5).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            tag(tokens);
            return clock.Elapsed.TotalSeconds;
        });
        return tokens.Sum(sentence => sentence.Length) / Shared.Timing.Median(times);
    }
}
