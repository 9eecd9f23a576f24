using SeqML.Tasks.Classification;
using SeqML.Training.Loop;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>An epoch, its validation among it, leaves no memory behind and takes no new.</summary>
public sealed class TrainingMemoryTests
{
    [Fact]
    public void A_steady_epoch_allocates_little_more_than_its_reports()
    {
        var allocated = new List<long>(100);
        var (texts, classes) = Problems.ThreeWords(400, seed: 1);
        var training = new TrainingOptions { Epochs = 60, Patience = 60, Seed = 1, ValidationFraction = 0.5f, Progress = new Sink(allocated) };
        ClassifierTrainer.Train(texts, classes, 6, InputKind.Tokens, Problems.Quick() with { Training = training });
        Assert.InRange(allocated[59] - allocated[9], 0, 50 * 4096);
    }

    private sealed class Sink(List<long> allocated) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEndOfEpoch)
                allocated.Add(GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
