using SeqML.TestKit;
using SeqML.Training.History;

namespace SeqML.Training.Tests.History;

public sealed class StepLogTests
{
    private const int Capacity = 16_384;

    [Fact]
    public void Steps_are_given_back_as_they_were_while_there_are_places()
    {
        var log = Log(Capacity);
        Assert.Equal(Enumerable.Range(1, Capacity).Select(Step), log.ToArray());
    }

    /// <summary>Each row: steps, how many make a record, records.</summary>
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(Capacity + 1, 2, Capacity / 2 + 1)]
    [InlineData(Capacity + 2, 2, Capacity / 2 + 1)]
    [InlineData(Capacity * 2, 2, Capacity)]
    [InlineData(Capacity * 2 + 1, 4, Capacity / 2 + 1)]
    [InlineData(Capacity * 5, 8, Capacity * 5 / 8)]
    [InlineData(Capacity * 5 - 3, 8, Capacity * 5 / 8)]
    public void Of_more_steps_a_record_is_the_mean_of_neighbours(int steps, int perRecord, int count)
    {
        var records = Log(steps).ToArray();
        var expected = Enumerable.Range(1, steps).Select(Step).Chunk(perRecord).ToArray();
        Assert.Equal((count, count), (expected.Length, records.Length));
        for (var i = 0; i < count; i++)
        {
            var (record, of) = (records[i], expected[i]);
            Assert.Equal((of[^1].Epoch, of[^1].Step, of.Sum(step => step.Tokens)), (record.Epoch, record.Step, record.Tokens));
            Assert.Equal(of.Average(step => step.Loss), record.Loss, 1e-12);
            Assert.Equal(of.Average(step => step.LearningRate), record.LearningRate, 1e-12);
            Assert.Equal(of.Average(step => step.GradientNorm), record.GradientNorm, 1e-9);
            Assert.Equal(of.Sum(step => step.Seconds), record.Seconds, 1e-9);
            Assert.Equal(of.Max(step => step.ManagedBytes), record.ManagedBytes);
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var (log, step) = (new StepLog(), 0);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < Capacity; i++)
                log.Add(Step(++step));
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(Capacity)]
    [InlineData(Capacity + 1)]
    [InlineData(Capacity * 2 + 3)]
    public void What_was_saved_goes_on_as_if_nothing_had_been(int steps)
    {
        var (log, restored) = (Log(steps), Log(3));
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            log.Save(writer);
        stream.Position = 0;
        restored.Restore(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(log.ToArray(), restored.ToArray());
        for (var step = steps + 1; step <= steps + Capacity; step++)
        {
            log.Add(Step(step));
            restored.Add(Step(step));
        }
        Assert.Equal(log.ToArray(), restored.ToArray());
    }

    [Theory]
    [InlineData(-1, 1, 0)]
    [InlineData(Capacity + 1, 1, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(3, 2, 2)]
    [InlineData(3, 2, -1)]
    [InlineData(Capacity, 2, 1)]
    public void What_no_log_can_be_is_refused(int count, long perRecord, long summed)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(count);
        writer.Write(perRecord);
        writer.Write(summed);
        writer.Write(new byte[(Capacity + 2) * 52]);
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => new StepLog().Restore(new BinaryReader(stream)));
    }

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 501)]
    [InlineData(2_000, 1_000)]
    [InlineData(2_001, 667)]
    public void Thinned_records_are_means_of_as_many_steps(int steps, int count)
    {
        var thinned = StepLog.Thin(Log(steps).ToArray(), 1_000);
        var of = Enumerable.Range(1, steps).Select(Step).Chunk((steps + 999) / 1_000).ToArray();
        Assert.Equal((count, count), (of.Length, thinned.Count));
        Assert.All(thinned.Zip(of), pair => Assert.Equal(pair.Second.Average(step => step.Loss), pair.First.Loss, 1e-12));
        Assert.Equal((steps, (long)steps * (steps + 1) / 2), (thinned[^1].Step, thinned.Sum(step => step.Tokens)));
    }

    [Fact]
    public void A_record_of_many_steps_counts_by_their_number()
    {
        var thinned = StepLog.Thin([Step(1) with { Step = 3, Loss = 1, GradientNorm = 2 }, Step(1) with { Step = 4, Loss = 5, GradientNorm = 6 }], 1);
        Assert.Equal((2, 3, 4L), (Assert.Single(thinned).Loss, thinned[0].GradientNorm, thinned[0].Step));
    }

    private static StepLog Log(int steps)
    {
        var log = new StepLog();
        for (var step = 1; step <= steps; step++)
            log.Add(Step(step));
        return log;
    }

    /// <summary>No two are alike, and sums of them are no multiples.</summary>
    private static StepRecord Step(int step) => new(step / 1000 + 1, step, 1d / step, 1e-3 * Math.Sin(step), Math.Exp(step % 7), step, 0.001 * step, 1000 + step * 7919L % 1000);
}
