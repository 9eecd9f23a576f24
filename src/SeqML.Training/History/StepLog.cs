namespace SeqML.Training.History;

/// <summary>
/// Takes every step of a training, into memory that is made beforehand. When all places are taken, neighbours are put together
/// into their means, and from then on twice as many steps make a record: 2, 4, 8 and so on.
/// </summary>
internal sealed class StepLog
{
    /// <summary>The most records that it gives.</summary>
    public const int Capacity = 16_384;

    private readonly StepRecord[] records = new StepRecord[Capacity];
    private int count;
    private long stepsPerRecord = 1;
    private StepRecord sum;
    private long summed;

    /// <summary>Takes a step. Allocates nothing.</summary>
    public void Add(in StepRecord step)
    {
        // A record that begins needs a place for its end.
        if (count == Capacity)
            Halve();
        sum = Sum(sum, step);
        if (++summed < stepsPerRecord)
            return;
        records[count++] = Mean(sum, summed);
        (sum, summed) = (default, 0);
    }

    /// <summary>The records so far; the last may be of fewer steps than the others.</summary>
    public StepRecord[] ToArray() => summed == 0 ? records[..count] : [.. records.AsSpan(0, count), Mean(sum, summed)];

    /// <summary>Writes all there is, so that <see cref="Restore"/> goes on as if nothing had been.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(count);
        writer.Write(stepsPerRecord);
        writer.Write(summed);
        Write(writer, sum);
        foreach (var record in records.AsSpan(0, count))
            Write(writer, record);
    }

    /// <summary>Becomes what was saved.</summary>
    /// <exception cref="InvalidDataException">It is no log that was saved.</exception>
    public void Restore(BinaryReader reader)
    {
        (count, stepsPerRecord, summed, sum) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), ReadStep(reader));
        if (count is < 0 or > Capacity || stepsPerRecord < 1 || summed < 0 || summed >= stepsPerRecord || (count == Capacity && summed > 0))
            throw new InvalidDataException(FormattableString.Invariant(
                $"Expected a log of up to {Capacity} records of steps, found {count} of {stepsPerRecord} and one of {summed}: the file is damaged."));
        for (var i = 0; i < count; i++)
            records[i] = ReadStep(reader);
    }

    /// <summary>At most so many records, each the mean of as many steps as the others.</summary>
    public static IReadOnlyList<StepRecord> Thin(IReadOnlyList<StepRecord> steps, int most)
    {
        if (steps.Count <= most)
            return steps;
        var group = (steps.Count + most - 1) / most;
        var thinned = new StepRecord[(steps.Count + group - 1) / group];
        for (var i = 0; i < thinned.Length; i++)
        {
            var (total, weight) = (default(StepRecord), 0L);
            for (var j = i * group; j < Math.Min((i + 1) * group, steps.Count); j++)
            {
                // A record may be of several steps: all since the one before it.
                var of = Math.Max(1, steps[j].Step - (j == 0 ? 0 : steps[j - 1].Step));
                total = Sum(total, steps[j] with { Loss = steps[j].Loss * of, LearningRate = steps[j].LearningRate * of, GradientNorm = steps[j].GradientNorm * of });
                weight += of;
            }
            thinned[i] = Mean(total, weight);
        }
        return thinned;
    }

    private void Halve()
    {
        for (var i = 0; i < Capacity / 2; i++)
            records[i] = Mean(Sum(records[2 * i], records[2 * i + 1]), 2);
        count = Capacity / 2;
        stepsPerRecord *= 2;
    }

    /// <summary>Of what is averaged, too; epoch and step are those of the later.</summary>
    private static StepRecord Sum(in StepRecord a, in StepRecord b) => new(
        b.Epoch, b.Step, a.Loss + b.Loss, a.LearningRate + b.LearningRate, a.GradientNorm + b.GradientNorm, a.Tokens + b.Tokens, a.Seconds + b.Seconds, Math.Max(a.ManagedBytes, b.ManagedBytes));

    /// <summary>Tokens and seconds stay sums.</summary>
    private static StepRecord Mean(in StepRecord sum, long of) =>
        sum with { Loss = sum.Loss / of, LearningRate = sum.LearningRate / of, GradientNorm = sum.GradientNorm / of };

    private static void Write(BinaryWriter writer, in StepRecord step)
    {
        writer.Write(step.Epoch);
        writer.Write(step.Step);
        writer.Write(step.Loss);
        writer.Write(step.LearningRate);
        writer.Write(step.GradientNorm);
        writer.Write(step.Tokens);
        writer.Write(step.Seconds);
        writer.Write(step.ManagedBytes);
    }

    private static StepRecord ReadStep(BinaryReader reader) => new(
        reader.ReadInt32(), reader.ReadInt64(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt64(), reader.ReadDouble(), reader.ReadInt64());
}
