using System.Diagnostics;
using SeqML.Embeddings.Learning.CoOccurrences;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Engine.Kernels.LogBilinear;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning;

/// <summary>Learns vectors whose products are the logarithms of how often words stand near each other (Pennington et al. 2014: "GloVe: Global Vectors for Word Representation").</summary>
/// <remarks>Unlike <see cref="SkipGram"/> it goes through the corpus once, to count, and then through the counts: the more text, the more that saves.</remarks>
public static class GloVe
{
    /// <summary>Learns from a corpus.</summary>
    /// <param name="corpus">Lines of words; context does not cross their ends. Lines of more than 1000 words are cut.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidDataException">The corpus has no two words that come often enough, or none that stand near each other, or cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The vectors would have more numbers than an array can, or learning does not converge.</exception>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    public static GloVeVectors Learn(WordLines corpus, GloVeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new GloVeOptions();
        options.Validate();
        var words = EncodedCorpus.Read(corpus, options.MinimumCount, minimumWords: 2, options.CancellationToken);
        if ((long)words.Words.Length * LogBilinearKernel.RowLength(options.Size) > Array.MaxLength)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"Expected at most {Array.MaxLength / LogBilinearKernel.RowLength(options.Size):#,0} words with vectors of {options.Size} numbers, found {words.Words.Length:#,0}. Raise MinimumCount, or lower Size."));
        var clock = Stopwatch.StartNew();
        using var store = Count(words, options);
        var counted = clock.Elapsed;
        if (store.Count == 0)
            throw new InvalidDataException($"Expected lines with two or more words that come often enough in {corpus.Name}, found none: there is no context to count. Lower MinimumCount, or give longer lines.");
        var model = new LogBilinearModel(words.Words.Length, options.Size, new SeededRandom(options.Seed));
        var run = new GloVeRun(model, store, options);
        run.Run();
        return new GloVeVectors
        {
            Vectors = WordVectors.Create(words.Words, model.Sums()),
            Counts = words.Counts,
            Costs = run.Costs,
            TripleCount = store.Count,
            WordsPerSecond = words.WordCount / Math.Max(counted.TotalSeconds, 1e-9),
            TriplesPerSecond = run.TriplesPerSecond,
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>Counts the corpus, and puts the triples in random order.</summary>
    internal static TripleStore Count(EncodedCorpus corpus, GloVeOptions options)
    {
        // The counter's tables are still needed while the triples are made of them.
        using var counter = new CoOccurrenceCounter(corpus.Words.Length, options.Window, options.IsSymmetric, options.WeighsDistance, options.MemoryBytes / 2);
        for (var block = 0; block < corpus.BlockCount; block++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            for (var position = 0; corpus.TryRead(block, ref position, out var sentence);)
                counter.Add(sentence);
        }
        var triples = counter.Read().Select(pair => Triple.Of(pair.Word, pair.Context, pair.Count, options.FullWeightCount, options.WeightExponent));
        return new TripleStore(triples, counter.MostTriples, options.MemoryBytes / 2, new SeededRandom(unchecked(options.Seed * 0x5851F42D + 1)), options.CancellationToken);
    }
}
