using System.Diagnostics;
using SeqML.Engine.Threading;

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>Goes through triples again and again with all threads, without locks. (Recht et al. 2011.)</summary>
internal sealed class GloVeRun(LogBilinearModel model, TripleStore store, GloVeOptions options)
{
    /// <summary>Triples after which a thread looks whether it is to end.</summary>
    private const int Slice = 1 << 14;

    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(0.25);

    private readonly double[] costs = new double[options.Threads];
    private readonly List<double> epochs = [];
    private readonly long started = Stopwatch.GetTimestamp();
    private ReadOnlyMemory<Triple> part;
    private TimeSpan lastReport;
    private long done; // triples of all epochs

    /// <summary>The mean cost of a triple, of each epoch.</summary>
    public IReadOnlyList<double> Costs => epochs;

    public TimeSpan Elapsed { get; private set; }

    public double TriplesPerSecond => done / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>Learns until all epochs are done.</summary>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    /// <exception cref="InvalidOperationException">The cost is no number any more.</exception>
    public void Run()
    {
        using var workers = new Workers(options.Threads);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            Array.Clear(costs);
            for (var i = 0; i < store.PartCount; i++)
            {
                part = store.Part(i);
                workers.Run(options.Threads, this, static (run, thread) => run.Work(thread));
                options.CancellationToken.ThrowIfCancellationRequested();
            }
            epochs.Add(costs.Sum() / store.Count);
            if (!double.IsFinite(epochs[^1]))
                throw new InvalidOperationException(FormattableString.Invariant($"The cost of epoch {epoch} is no number any more: expected a LearningRate with which learning converges, found {options.LearningRate}. Lower it; 0.05 is usual."));
            Report();
        }
    }

    private void Work(int thread)
    {
        var (start, end) = Workers.Share(part.Length, thread, options.Threads);
        for (int length; start < end && !options.CancellationToken.IsCancellationRequested; start += length)
        {
            length = Math.Min(Slice, end - start);
            costs[thread] += model.Learn(part.Span.Slice(start, length), options.LearningRate);
            Interlocked.Add(ref done, length);
            if (thread == 0 && Stopwatch.GetElapsedTime(started) - lastReport > BetweenReports)
                Report();
        }
    }

    private void Report()
    {
        Elapsed = lastReport = Stopwatch.GetElapsedTime(started);
        options.Progress?.Report(new GloVeProgress
        {
            Epoch = epochs.Count,
            Epochs = options.Epochs,
            Triples = Interlocked.Read(ref done),
            TotalTriples = store.Count * options.Epochs,
            Cost = epochs.Count > 0 ? epochs[^1] : double.NaN,
            TriplesPerSecond = TriplesPerSecond,
        });
    }
}
