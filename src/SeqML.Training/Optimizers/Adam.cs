using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Steps by the mean of gradients, divided by the root of the mean of their squares (Kingma and Ba 2015), by PyTorch's formulas. Weight decay is
/// added to the gradient (L2), and so scaled like it; <see cref="AdamW"/>, which takes it off the weight itself, is the better choice with decay.
/// </summary>
/// <remarks>
/// Of a lookup table only the rows with a gradient move, as PyTorch's SparseAdam has it (but that its <see cref="AdamOptimizer.Epsilon"/> is added before
/// the correction for the start): a step costs what the batch touches, not what the vocabulary holds, and a row's moments wait until it is met again.
/// </remarks>
public sealed record Adam : AdamOptimizer
{
    /// <summary>The defaults.</summary>
    public Adam()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal Adam(float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f) => (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningAdam(this, isDecoupled: false, groups, workers ?? Workers.Alone);
}
