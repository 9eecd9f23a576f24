using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019), by PyTorch's formulas. Of a lookup table only the rows
/// with a gradient move, as PyTorch's SparseAdam has it: a step costs what the batch touches, not what the vocabulary holds.
/// </summary>
public sealed record AdamW : Optimizer
{
    /// <summary>The defaults.</summary>
    public AdamW()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal AdamW(float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f) => (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);

    /// <summary>How slowly the mean of gradients forgets.</summary>
    /// <value>0.9, PyTorch's default; from 0 up to, but not, 1.</value>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>How slowly the mean of their squares forgets.</summary>
    /// <value>0.999, PyTorch's default; from 0 up to, but not, 1.</value>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Keeps the division finite.</summary>
    /// <value>1e-8, PyTorch's default; above 0.</value>
    public float Epsilon { get; init; } = 1e-8f;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "from 0 up to, but not, 1");
        Option.Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "from 0 up to, but not, 1");
        Option.Require(Epsilon > 0 && float.IsFinite(Epsilon), nameof(Epsilon), Epsilon, "above 0 and finite");
    }

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningAdamW(this, groups, workers ?? Workers.Alone);
}
