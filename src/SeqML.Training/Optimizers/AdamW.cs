using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// <see cref="Adam"/> with decoupled weight decay (Loshchilov and Hutter 2019), by PyTorch's formulas: decay is taken off the weight, and
/// does not go through the moments. Of a lookup table only the rows with a gradient move, as with <see cref="Adam"/>.
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
        Option.RequireBelowOne(Beta1);
        Option.RequireBelowOne(Beta2);
        Option.RequireAboveZero(Epsilon);
    }

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningAdam(this, groups, workers ?? Workers.Alone);
}
