using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Training.Metrics;

namespace SeqML.Training.Loop;

/// <summary>What the training loop asks of whoever wants something trained.</summary>
public interface ITrainingTask
{
    /// <summary>What is learned.</summary>
    IReadOnlyList<NamedParameter> Parameters { get; }

    /// <summary>How many batches an epoch has.</summary>
    int StepsPerEpoch { get; }

    /// <summary>Tells the examples from others: a checkpoint holds it, so that no training goes on with other data than it began with.</summary>
    /// <value>A short text, which is the same in every process.</value>
    string Fingerprint { get; }

    /// <summary>Makes the order of the next epoch: of the random numbers alone, whatever epochs were before it.</summary>
    void StartEpoch(SeededRandom random);

    /// <summary>The loss of a step's batch.</summary>
    /// <param name="tape">An empty tape that records.</param>
    /// <param name="step">The batch, from 0 to <see cref="StepsPerEpoch"/> - 1.</param>
    /// <param name="random">For dropout.</param>
    /// <param name="size">How large the batch is.</param>
    /// <returns>A number.</returns>
    Tensor Loss(Tape tape, int step, SeededRandom random, out BatchSize size);

    /// <summary>How well the weights of now do on examples that are not trained on; null where there are none.</summary>
    /// <param name="tape">An empty tape that does not record; to be left empty.</param>
    /// <param name="cancellation">Ends it early.</param>
    Validation? Validate(Tape tape, CancellationToken cancellation);
}
