using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace SeqML.Engine.Threading;

/// <summary>
/// Threads that do the parts of one piece of work together: the caller's own, and helpers that wait for it. Parts write to
/// different places, and each computes what it would alone, so that a result has the same bits whatever the number of threads.
/// </summary>
/// <remarks>
/// Made for pieces of some microseconds: helpers look out for work for a while before they sleep, and handing it out allocates
/// nothing. Who comes while there is work, be it a part of that work, does its own alone.
/// </remarks>
public sealed class Workers : IDisposable
{
    /// <summary>How long a helper looks out for work before it sleeps.</summary>
    private static readonly long LookOut = Stopwatch.Frequency / 2000;

    private readonly object sleeping = new();
    private readonly bool hasCoreEach;
    private int isBusy;
    private int sleepers;
    private volatile bool isDisposed;
    private long tickets; // the round in the high half, the parts that nobody has taken in the low half
    private int unfinished;
    private int parts;
    private object state = null!;
    private Delegate body = null!;
    private Action<object, Delegate, int> call = null!;
    private ExceptionDispatchInfo? failure;

    /// <summary>Starts <paramref name="count"/> - 1 helpers.</summary>
    /// <param name="count">How many threads there are with the caller's; at least 1.</param>
    public Workers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        hasCoreEach = count <= Environment.ProcessorCount;
        for (var i = 1; i < count; i++)
            new Thread(Help) { IsBackground = true, Name = $"SeqML worker {i}" }.UnsafeStart(); // they serve whoever comes, and keep nobody's context
    }

    /// <summary>The caller's thread alone.</summary>
    public static Workers Alone { get; } = new(1);

    /// <summary>How many threads work, with the caller's.</summary>
    public int Count { get; }

    /// <summary>Calls <paramref name="part"/> for 0, 1, ... <paramref name="count"/> - 1, on all threads and in any order, and returns when all are done.</summary>
    /// <typeparam name="T">Of the state.</typeparam>
    /// <param name="count">How many parts there are.</param>
    /// <param name="subject">What the parts belong to; with a static lambda nothing is allocated.</param>
    /// <param name="part">Does one part.</param>
    /// <remarks>An exception of a part is thrown here, when the others are done.</remarks>
    public void Run<T>(int count, T subject, Action<T, int> part)
        where T : class
    {
        if (Count == 1 || count <= 1 || Interlocked.Exchange(ref isBusy, 1) == 1)
        {
            for (var i = 0; i < count; i++)
                part(subject, i);
            return;
        }
        (state, body, call, parts) = (subject, part, Caller<T>.Call, count);
        Volatile.Write(ref unfinished, count);
        Interlocked.Exchange(ref tickets, ((Volatile.Read(ref tickets) >> 32) + 1 << 32) | (uint)count);
        if (Volatile.Read(ref sleepers) > 0)
            lock (sleeping)
                Monitor.PulseAll(sleeping);
        DoParts();
        for (var wait = default(SpinWait); Volatile.Read(ref unfinished) > 0;)
            wait.SpinOnce(sleep1Threshold: -1);
        var failed = failure;
        (state, body, call, failure) = (null!, null!, null!, null);
        Volatile.Write(ref isBusy, 0);
        failed?.Throw();
    }

    /// <summary>The run of <paramref name="length"/> things that is a part's share, where <paramref name="count"/> parts share them evenly, in whole units of <paramref name="unit"/>.</summary>
    public static (int Start, int End) Share(int length, int part, int count, int unit = 1)
    {
        var units = (length + unit - 1) / unit;
        return (Math.Min(length, (int)((long)units * part / count) * unit), Math.Min(length, (int)((long)units * (part + 1) / count) * unit));
    }

    /// <summary>Ends the helpers. Not while there is work.</summary>
    public void Dispose()
    {
        isDisposed = true;
        lock (sleeping)
            Monitor.PulseAll(sleeping);
    }

    private void Help()
    {
        while (!isDisposed)
        {
            DoParts();
            if (!Await())
                Sleep();
        }
    }

    /// <summary>Takes parts until none is left.</summary>
    private void DoParts()
    {
        while (TryTake(out var part))
        {
            try
            {
                call(state, body, part);
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
            Interlocked.Decrement(ref unfinished);
        }
    }

    /// <summary>A part that nobody has taken. Who has one keeps the round open, so that its fields stay.</summary>
    private bool TryTake(out int part)
    {
        for (var seen = Volatile.Read(ref tickets); (uint)seen > 0;)
        {
            var found = Interlocked.CompareExchange(ref tickets, seen - 1, seen);
            if (found == seen)
            {
                part = parts - (int)(uint)seen;
                return true;
            }
            seen = found;
        }
        part = -1;
        return false;
    }

    /// <summary>Looks out for work; false where none came.</summary>
    private bool Await()
    {
        if (!hasCoreEach)
            return false; // a thread that looks out would keep another from working
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetTimestamp() - start < LookOut;)
        {
            if ((uint)Volatile.Read(ref tickets) > 0 || isDisposed)
                return true;
            Thread.SpinWait(20);
        }
        return false;
    }

    private void Sleep()
    {
        lock (sleeping)
        {
            // Whoever hands out work sees the sleeper, or the sleeper sees the work.
            Interlocked.Increment(ref sleepers);
            while ((uint)Volatile.Read(ref tickets) == 0 && !isDisposed)
                Monitor.Wait(sleeping);
            Interlocked.Decrement(ref sleepers);
        }
    }

    /// <summary>Calls a part of any type of state.</summary>
    private static class Caller<T>
        where T : class
    {
        public static readonly Action<object, Delegate, int> Call = static (subject, part, index) => ((Action<T, int>)part)((T)subject, index);
    }
}
