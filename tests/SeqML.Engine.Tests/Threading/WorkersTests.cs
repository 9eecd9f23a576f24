using SeqML.Engine.Threading;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Threading;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_part_is_done_once_and_before_run_returns(int threads)
    {
        using var workers = new Workers(threads);
        for (var round = 0; round < 2_000; round++)
        {
            var done = new int[round % 17];
            workers.Run(done.Length, done, static (counts, part) => Interlocked.Increment(ref counts[part]));
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Helpers_that_sleep_are_woken()
    {
        using var workers = new Workers(2);
        for (var round = 0; round < 20; round++)
        {
            Thread.Sleep(5); // longer than they look out
            var threads = new HashSet<int>();
            // Each part waits for the other: one thread alone would never end.
            using var both = new Barrier(2);
            workers.Run(2, Tuple.Create(threads, both), static (subject, part) =>
            {
                Assert.True(subject.Item2.SignalAndWait(TimeSpan.FromSeconds(60)));
                lock (subject.Item1)
                    subject.Item1.Add(Environment.CurrentManagedThreadId);
            });
            Assert.Equal(2, threads.Count);
        }
    }

    [Fact]
    public void An_exception_of_a_part_is_thrown_when_the_others_are_done_and_harms_no_later_round()
    {
        using var workers = new Workers(2);
        var done = new int[8];
        var error = Assert.Throws<InvalidOperationException>(() => workers.Run(8, done, static (counts, part) =>
        {
            if (part == 3)
                throw new InvalidOperationException("part 3");
            Interlocked.Increment(ref counts[part]);
        }));
        Assert.Equal("part 3", error.Message);
        Assert.Equal([1, 1, 1, 0, 1, 1, 1, 1], done);

        workers.Run(8, done, static (counts, part) => Interlocked.Increment(ref counts[part]));
        Assert.Equal([2, 2, 2, 1, 2, 2, 2, 2], done);
    }

    [Fact]
    public void A_part_may_hand_out_work_and_does_it_alone()
    {
        using var workers = new Workers(2);
        var counts = new int[4];
        workers.Run(4, Tuple.Create(workers, counts), static (subject, part) =>
            subject.Item1.Run(10, subject.Item2, (inner, _) => Interlocked.Increment(ref inner[part])));
        Assert.Equal([10, 10, 10, 10], counts);
    }

    [Fact]
    public void Handing_out_work_allocates_nothing()
    {
        using var workers = new Workers(2);
        var sums = new int[2];
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var round = 0; round < 1_000; round++)
                Round();
        }));

        void Round() => workers.Run(2, sums, static (values, part) => values[part]++);
    }

    [Fact]
    public void Helpers_allocate_nothing()
    {
        using var workers = new Workers(3);
        var (before, after) = (new Roll(), new Roll());
        Call(before); // the first calls make what a thread keeps
        Call(after);
        before.Clear();
        after.Clear();
        Call(before);
        for (var round = 0; round < 1_000; round++)
            workers.Run(3, before, static (_, _) => Thread.SpinWait(100));
        Call(after);
        foreach (var (thread, bytes) in before.Found)
            Assert.InRange(after.Found.Single(other => other.Thread == thread).Bytes - bytes, 0, 999); // a thread's first sleep takes some; a round takes none

        void Call(Roll roll) => workers.Run(3, roll, static (all, _) => all.Answer());
    }

    /// <summary>What each of three threads has allocated; each waits for the others, so that no thread answers for another.</summary>
    private sealed class Roll
    {
        private int arrived;

        public (int Thread, long Bytes)[] Found { get; } = new (int, long)[3];

        public void Answer()
        {
            var place = Interlocked.Increment(ref arrived) - 1;
            Found[place] = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
            while (Volatile.Read(ref arrived) < 3)
                Thread.Yield();
        }

        public void Clear() => arrived = 0;
    }

    [Theory]
    [InlineData(10, 3, 1)]
    [InlineData(100, 7, 12)]
    [InlineData(5, 8, 1)]
    [InlineData(0, 2, 4)]
    [InlineData(25, 2, 12)]
    public void Shares_follow_each_other_and_cover_all(int length, int count, int unit)
    {
        var expected = 0;
        for (var part = 0; part < count; part++)
        {
            var (start, end) = Workers.Share(length, part, count, unit);
            Assert.Equal(expected, start);
            Assert.True(start % unit == 0 || start == length);
            expected = end;
        }
        Assert.Equal(length, expected);
    }

    [Fact]
    public void There_is_at_least_the_callers_thread() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Workers(0));
}
