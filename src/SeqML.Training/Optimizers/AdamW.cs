using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// <see cref="Adam"/> with decoupled weight decay (Loshchilov and Hutter 2019), by PyTorch's formulas: decay is taken off the weight, and
/// does not go through the moments. Of a lookup table only the rows with a gradient move, as with <see cref="Adam"/>.
/// </summary>
public sealed record AdamW : AdamOptimizer
{
    /// <summary>The defaults.</summary>
    public AdamW()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal AdamW(float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f) => (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningAdam(this, isDecoupled: true, groups, workers ?? Workers.Alone);
}
