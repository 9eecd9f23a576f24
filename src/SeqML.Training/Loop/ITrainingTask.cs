using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;

namespace SeqML.Training.Loop;

/// <summary>What the training loop asks of whoever wants something trained.</summary>
public interface ITrainingTask
{
    /// <summary>What is learned.</summary>
    IReadOnlyList<NamedParameter> Parameters { get; }

    /// <summary>How many steps an epoch has.</summary>
    int StepsPerEpoch { get; }

    /// <summary>Makes the order of the next epoch.</summary>
    void StartEpoch(SeededRandom random);

    /// <summary>The loss of a step's batch.</summary>
    /// <param name="tape">An empty tape that records.</param>
    /// <param name="step">From 0 to <see cref="StepsPerEpoch"/> - 1.</param>
    /// <param name="random">For dropout.</param>
    /// <param name="tokens">How many tokens the batch has.</param>
    /// <returns>A number.</returns>
    Tensor Loss(Tape tape, int step, SeededRandom random, out int tokens);

    /// <summary>How well the weights of now do on examples that are not trained on; null where there are none.</summary>
    /// <param name="tape">An empty tape that does not record; to be left empty.</param>
    /// <param name="cancellation">Ends it early.</param>
    Validation? Validate(Tape tape, CancellationToken cancellation);
}

/// <summary>How well a model does on the validation examples.</summary>
/// <param name="Loss">The mean loss; less is better.</param>
/// <param name="Metric">The task's own measure, as accuracy, from 0 to 1; more is better.</param>
public readonly record struct Validation(double Loss, double Metric);
