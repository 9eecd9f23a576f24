using System.Text.Json;
using SeqML.Engine.Autograd;
using SeqML.Training.Averaging;
using SeqML.Training.History;
using SeqML.Training.Loop;
using SeqML.Training.Optimizers;
using SeqML.Training.Schedules;

namespace SeqML.Training.Checkpoints;

/// <summary>Writes the parts of a training into its folder, and brings them back.</summary>
internal sealed class CheckpointKeeper
{
    private readonly CheckpointOptions options;
    private readonly CheckpointHeader header;
    private readonly TimeProvider clock;
    private readonly int epochs;
    private long saved;

    public CheckpointKeeper(CheckpointOptions options, ITrainingTask task, TrainingOptions training, TimeProvider clock)
    {
        (this.options, this.clock, saved) = (options, clock, clock.GetTimestamp());
        epochs = training.Epochs;
        // How long it goes on is no part of how, unless the schedule makes it one.
        var counted = training.Schedule.IsSpread ? epochs : 1;
        var rule = JsonSerializer.Serialize(training with { Epochs = counted, Patience = 1 }, TrainingJson.Default.TrainingOptions);
        header = new(training.Seed, rule, string.Join(' ', task.Parameters.Select(named => $"{named.Name}{named.Parameter.Tensor.Shape}")), task.Fingerprint);
    }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required WeightSnapshot Best { get; init; }

    public required RunningOptimizer Optimizer { get; init; }

    public required RunningSchedule Schedule { get; init; }

    public required RunningAverage? Average { get; init; }

    public required StepLog Steps { get; init; }

    public bool IsDueWithinEpoch => options.EveryMinutes is { } minutes && clock.GetElapsedTime(saved).TotalMinutes >= minutes;

    public bool IsDueAfter(int epoch) => epoch % options.EveryEpochs == 0 || IsDueWithinEpoch;

    public void Save(LoopState state)
    {
        CheckpointFile.Write(options.FilePath, writer =>
        {
            header.Write(writer);
            writer.Write(JsonSerializer.Serialize(state, TrainingJson.Default.LoopState));
            foreach (var parameter in Parameters)
                Numbers.Write(writer, (ReadOnlySpan<float>)parameter.Tensor.Values);
            Best.Save(writer);
            writer.Write(Optimizer.Steps);
            foreach (var tensor in Optimizer.State)
                Numbers.Write(writer, (ReadOnlySpan<float>)tensor.Values);
            Numbers.Write(writer, Schedule.State);
            Average?.Save(writer);
            Steps.Save(writer);
        });
        saved = clock.GetTimestamp();
    }

    /// <summary>Finds out before the first step, and not hours later, whether the folder can be written to.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not.</exception>
    public void RequireWritable() => CheckpointFile.RequireWritable(options.FilePath);

    /// <summary>The state that was written last; null where there is none, or none is wanted.</summary>
    /// <exception cref="InvalidOperationException">It is of another training.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public LoopState? Restore() => options.Resume && File.Exists(options.FilePath) ? CheckpointFile.Read(options.FilePath, Restore) : null;

    private LoopState Restore(BinaryReader reader)
    {
        if (header.DifferenceTo(CheckpointHeader.Read(reader)) is { } difference)
            throw new InvalidOperationException(
                $"The checkpoint in '{options.Folder}' is of another training, {difference}. Give another folder, set Resume to false to start anew, or train with the same data and options to go on.");
        var state = JsonSerializer.Deserialize(reader.ReadString(), TrainingJson.Default.LoopState) ?? throw new InvalidDataException("It has no state.");
        if (state.Epochs.Count > epochs)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The checkpoint in '{options.Folder}' is of a training that has {state.Epochs.Count} epochs behind it, more than the {epochs} of Epochs. Raise Epochs, give another folder, or set Resume to false to start anew."));
        foreach (var parameter in Parameters)
        {
            Numbers.Read(reader, parameter.Tensor.Values);
            parameter.OnChanged();
        }
        Best.Load(reader);
        Optimizer.Steps = reader.ReadInt32();
        foreach (var tensor in Optimizer.State)
            Numbers.Read(reader, tensor.Values);
        var schedule = new double[Schedule.State.Length];
        Numbers.Read(reader, schedule);
        Schedule.State = schedule;
        Average?.Restore(reader);
        Steps.Restore(reader);
        return state;
    }
}
