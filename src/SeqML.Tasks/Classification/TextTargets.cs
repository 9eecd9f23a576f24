using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Classification;

/// <summary>What a network's answers should be, row by row of a corpus: how far they are from it, and how well they do.</summary>
internal abstract class TextTargets
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">[B, C].</param>
    /// <param name="rows">[B], which row each is of.</param>
    /// <param name="weight">What the loss is the mean over.</param>
    public abstract Tensor Loss(Tape tape, Tensor logits, ReadOnlySpan<int> rows, out double weight);

    /// <summary>How well answers do.</summary>
    /// <param name="logits">[V, C].</param>
    /// <param name="rows">[V], which row each is of; at least one.</param>
    public abstract Validation Judge(ReadOnlySpan<float> logits, ReadOnlySpan<int> rows);

    /// <summary>What can be chosen once the network is trained, by its answers to the validation rows: its temperature, its thresholds.</summary>
    /// <param name="config">What is known of the model.</param>
    /// <param name="logits">[V, C].</param>
    /// <param name="rows">[V], which row each is of; none where there is no validation.</param>
    /// <param name="report">What a calibration did; null where there was none.</param>
    public abstract ClassifierConfig Finish(ClassifierConfig config, ReadOnlySpan<float> logits, ReadOnlySpan<int> rows, out CalibrationReport? report);

    /// <summary>Adds what should be answered to the fingerprint of the examples.</summary>
    public abstract void AddTo(ExampleHash hash);

    private protected static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[Math.Max(length, 2 * array.Length)];
    }
}
