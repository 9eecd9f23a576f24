using Microsoft.ML.Runtime;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Columns;

/// <summary>ML.NET's log and randomness for a training.</summary>
internal static class TrainingChannel
{
    /// <summary>Options with a seed, that of a checkpoint to be resumed, or drawn from the context, where the user gave none, that tell the user of every step, and the log of every epoch and, as traces, of steps.</summary>
    public static TrainingOptions Attach(TrainingOptions training, IHost host, IChannel channel) => training with
    {
        Seed = training.Seed ?? training.Checkpoints?.FindSeed() ?? host.Rand.Next(),
        Progress = new Progress(channel, training.Progress),
    };

    /// <summary>The same for a trial that leaves checkpoints alone.</summary>
    public static TrainingOptions AttachTrial(TrainingOptions training, IHost host, IChannel channel) => Attach(training with { Checkpoints = null }, host, channel);

    /// <summary>Says how it went.</summary>
    public static void Report(IChannel channel, TrainingResult result)
    {
        if (result.Divergence is { } divergence)
            channel.Warning(MessageSensitivity.None, divergence);
        if (result.CheckpointFailure is { } failure)
            channel.Warning(MessageSensitivity.None, failure);
        if (result.Calibration is { } calibration)
            channel.Info(MessageSensitivity.None, calibration.ToString());
        channel.Info(MessageSensitivity.None, FormattableString.Invariant(
            $"{(result.WasCancelled ? "Cancelled" : "Trained")} after {result.Epochs.Count} epochs, {result.TokensPerSecond:#,0} tokens/s; the model has the weights of epoch {result.BestEpoch}."));
    }

    /// <summary>Says how many of the words started with a vector that was given.</summary>
    public static void Report(IChannel channel, EmbeddingOptions options, int found, int words, double? share)
    {
        if (options.Vectors is { } vectors)
            channel.Info(MessageSensitivity.None, FormattableString.Invariant(
                $"{found:#,0} of the {words:#,0} words that the model knows started with one of the {vectors.Count:#,0} vectors; they are {100 * share:0.0}% of the text that it was trained on."));
    }

    private sealed class Progress(IChannel channel, IProgress<TrainingProgress>? user) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEndOfEpoch)
                channel.Info(MessageSensitivity.None, value.ToString());
            else
                channel.Trace(MessageSensitivity.None, value.ToString());
            user?.Report(value);
        }
    }
}
