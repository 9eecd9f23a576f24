using SeqML.Training.History;
using SeqML.Training.Metrics;

namespace SeqML.Training.Loop;

/// <summary>Where a training stands: all that is not a weight, and not the memory of its parts.</summary>
internal sealed class LoopState
{
    /// <summary>The epoch that is being done, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>Its steps that are done.</summary>
    public int Step { get; set; }

    /// <summary>Whether its steps are all done, so that its validation comes next.</summary>
    public bool StepsAreDone { get; set; }

    /// <summary>Where the random numbers stood when it began: its order is made of them.</summary>
    public IReadOnlyList<ulong> RandomAtStart { get; set; } = [];

    /// <summary>Where they stand now.</summary>
    public IReadOnlyList<ulong> Random { get; set; } = [];

    /// <summary>The sum of the losses of its steps.</summary>
    public double LossSum { get; set; }

    /// <summary>The sum of the gradient norms of its steps.</summary>
    public double NormSum { get; set; }

    /// <summary>The learning rate of its last step.</summary>
    public double LearningRate { get; set; }

    /// <summary>Tokens trained on in it.</summary>
    public long Tokens { get; set; }

    /// <summary>How long its steps took.</summary>
    public TimeSpan Time { get; set; }

    /// <summary>Tokens trained on in epochs that are done.</summary>
    public long TokensBefore { get; set; }

    /// <summary>How long the steps of epochs that are done took.</summary>
    public TimeSpan TimeBefore { get; set; }

    /// <summary>Since training began, in all processes that had to do with it.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The epoch whose weights are the best; 0 for none.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Its validation.</summary>
    public Validation? Best { get; set; }

    /// <summary>The last report of each epoch that is done.</summary>
    public List<TrainingProgress> Reports { get; set; } = [];

    /// <summary>The epochs that are done.</summary>
    public List<EpochRecord> Epochs { get; set; } = [];

    /// <summary>To the next epoch.</summary>
    public void Advance()
    {
        (TokensBefore, TimeBefore) = (TokensBefore + Tokens, TimeBefore + Time);
        (Epoch, Step, StepsAreDone) = (Epoch + 1, 0, false);
        (LossSum, NormSum, Tokens, Time) = (0, 0, 0, default);
    }
}
