using System.Text.Json.Serialization;
using SeqML.Engine.Autograd;
using SeqML.Engine.Threading;
using SeqML.Training.Averaging;
using SeqML.Training.Checkpoints;
using SeqML.Training.Optimizers;
using SeqML.Training.Schedules;

namespace SeqML.Training.Loop;

/// <summary>How a model is trained, whatever it is.</summary>
public sealed record TrainingOptions
{
    /// <summary>Beyond it, the parts of a step become too small for what it takes to hand them out.</summary>
    private const int MostThreadsByDefault = 8;

    /// <summary>The defaults.</summary>
    public TrainingOptions()
    {
    }

    /// <summary>What a file says: where it is older than an option, it says nothing of it, and JSON would make that zero.</summary>
    [JsonConstructor]
    internal TrainingOptions(Optimizer? optimizer = null, Schedule? schedule = null, int accumulatedBatches = 1, float maximumGradientValue = float.PositiveInfinity)
    {
        (Optimizer, Schedule) = (optimizer ?? new AdamW(), schedule ?? new ConstantSchedule());
        (AccumulatedBatches, MaximumGradientValue) = (accumulatedBatches, maximumGradientValue);
    }

    /// <summary>How often all examples are gone through, at the most.</summary>
    /// <value>50; at least 1. Early stopping usually ends before.</value>
    public int Epochs { get; init; } = 50;

    /// <summary>Examples in a step.</summary>
    /// <value>32; at least 1.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>How many batches make one step: as if they were one large batch, in the memory of a small one.</summary>
    /// <value>1; at least 1.</value>
    public int AccumulatedBatches { get; init; } = 1;

    /// <summary>How far a step goes.</summary>
    /// <value>0.001; above 0 and finite.</value>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>By which rule gradients change the weights.</summary>
    /// <value><see cref="AdamW"/>.</value>
    public Optimizer Optimizer { get; init; } = new AdamW();

    /// <summary>How the learning rate changes from step to step.</summary>
    /// <value><see cref="ConstantSchedule"/>: it does not.</value>
    public Schedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>What is taken off the weights a step, per unit of learning rate; not off biases and word vectors. <see cref="AdamW"/> takes it off directly; other rules add it to the gradient.</summary>
    /// <value>0.01; from 0, finite.</value>
    public float WeightDecay { get; init; } = 0.01f;

    /// <summary>Gradients longer than this are shortened to it.</summary>
    /// <value>1; above 0. Infinity: they are left alone.</value>
    public float MaximumGradientNorm { get; init; } = 1;

    /// <summary>Each number of the gradients is brought to within this and minus this, before their norm is looked at.</summary>
    /// <value>Infinity: they are left alone. Above 0.</value>
    public float MaximumGradientValue { get; init; } = float.PositiveInfinity;

    /// <summary>Takes a mean of the weights along the way for the model.</summary>
    /// <value>Null: the weights as they are at the end of the best epoch.</value>
    public WeightAveraging? Averaging { get; init; }

    /// <summary>How much of the rows is kept apart to validate each epoch on.</summary>
    /// <value>0.1; from 0 up to, but not, 1. 0: no validation, and no early stopping.</value>
    public float ValidationFraction { get; init; } = 0.1f;

    /// <summary>Training stops after this many epochs without a better validation, and the best epoch's weights are taken.</summary>
    /// <value>3; at least 1. Ignored without validation.</value>
    public int Patience { get; init; } = 3;

    /// <summary>The measure by which epochs are compared: a metric's name, or "Loss".</summary>
    /// <value>Null: the task's own, as accuracy or F1. Among equals the loss decides.</value>
    public string? Metric { get; init; }

    /// <summary>Decides initial weights, order, dropout and validation rows. The same seed gives the same model.</summary>
    /// <value>Null: taken from the MLContext.</value>
    public int? Seed { get; init; }

    /// <summary>How many threads train. The model is the same, bit for bit, whatever their number.</summary>
    /// <value>Null: one for each core, 8 at the most. From 1 to 64.</value>
    [JsonIgnore]
    public int? Threads { get; init; }

    /// <summary>Where the state of the training is kept on disk, so that it can be resumed.</summary>
    /// <value>Null: nowhere.</value>
    [JsonIgnore]
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Told of every step.</summary>
    /// <value>Null: nobody is.</value>
    [JsonIgnore]
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Ends training early: with the best model so far, or with <see cref="OperationCanceledException"/> where there is none yet.</summary>
    /// <value>None.</value>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; init; }

    internal Workers StartWorkers() => new(Threads ?? Math.Min(Environment.ProcessorCount, MostThreadsByDefault));

    /// <summary>Begins to change parameters by their gradients.</summary>
    internal RunningOptimizer StartOptimizer(IReadOnlyList<Parameter> parameters, Workers workers)
    {
        // Decay is for matrices: a bias has nothing to overfit with, and a rare word's vector would fade unread.
        var decaying = parameters.ToLookup(parameter => parameter.TouchedRows is null && parameter.Tensor.Shape.Rank >= 2);
        return Optimizer.Start([new([.. decaying[true]], WeightDecay), new([.. decaying[false]], 0)], workers);
    }

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or NaN. The message names it.</exception>
    public void Validate()
    {
        Option.Require(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Option.Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Option.Require(LearningRate > 0 && float.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0 and finite");
        Option.Require(WeightDecay >= 0 && float.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "at least 0 and finite");
        Option.Require(MaximumGradientNorm > 0, nameof(MaximumGradientNorm), MaximumGradientNorm, "above 0");
        Option.Require(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "from 0 up to, but not, 1");
        Option.Require(Threads is null or (>= 1 and <= 64), nameof(Threads), Threads, "from 1 to 64, or null");
        Option.Require(AccumulatedBatches >= 1, nameof(AccumulatedBatches), AccumulatedBatches, "at least 1");
        Option.Require(MaximumGradientValue > 0, nameof(MaximumGradientValue), MaximumGradientValue, "above 0");
        Averaging?.Validate();
        Checkpoints?.Validate();
        Optimizer.Validate();
        Schedule.Validate();
        Option.Require(Patience >= 1, nameof(Patience), Patience, "at least 1");
    }
}
