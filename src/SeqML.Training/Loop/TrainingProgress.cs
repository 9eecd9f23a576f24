using SeqML.Training.Metrics;

namespace SeqML.Training.Loop;

/// <summary>Where a training is.</summary>
public sealed record TrainingProgress
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many epochs there will be at the most.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps done in this epoch, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>How many steps an epoch has.</summary>
    public required int Steps { get; init; }

    /// <summary>The mean loss of this epoch so far.</summary>
    public required double Loss { get; init; }

    /// <summary>The last validation; null where there is none yet.</summary>
    public Validation? Validation { get; init; }

    /// <summary>Tokens trained on a second, in this epoch.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>Since training began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Until all epochs are done at this pace; early stopping may make it less.</summary>
    public required TimeSpan TimeLeft { get; init; }

    /// <summary>Whether this is the last report of its epoch, made after validation.</summary>
    public required bool IsEndOfEpoch { get; init; }

    /// <summary>A line to log, in the invariant culture: "Epoch 3 of 20, step 120 of 217, loss 0.431, ...".</summary>
    public override string ToString()
    {
        var validation = Validation is { } known ? FormattableString.Invariant($", validation loss {known.Loss:0.000} and metric {known.Metric:0.000}") : "";
        return FormattableString.Invariant(
            $"Epoch {Epoch} of {Epochs}, step {Step} of {Steps}, loss {Loss:0.000}{validation}, {TokensPerSecond:#,0} tokens/s, {Elapsed.TotalSeconds:0} s, at most {TimeLeft.TotalSeconds:0} s left");
    }
}
