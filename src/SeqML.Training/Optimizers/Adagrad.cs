using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Divides each weight's step by the root of the sum of its squared gradients (Duchi et al. 2011), by PyTorch's formulas: rare words move far,
/// frequent ones ever less. Usual learning rates are 0.01 to 0.1.
/// </summary>
/// <remarks>Of a lookup table only the rows with a gradient move, as PyTorch's Adagrad has it with sparse gradients.</remarks>
public sealed record Adagrad : Optimizer
{
    /// <summary>The defaults.</summary>
    public Adagrad()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal Adagrad(float epsilon = 1e-10f) => Epsilon = epsilon;

    /// <summary>What the sum of squares starts with: the higher, the shorter the first steps.</summary>
    /// <value>0, PyTorch's default; at least 0.</value>
    public float InitialAccumulator { get; init; }

    /// <summary>By how much the learning rate's divisor grows each step: that of step t, from 1, is 1 + (t - 1) times this.</summary>
    /// <value>0, PyTorch's default; at least 0.</value>
    public float LearningRateDecay { get; init; }

    /// <summary>Keeps the division finite.</summary>
    /// <value>1e-10, PyTorch's default; above 0.</value>
    public float Epsilon { get; init; } = 1e-10f;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.RequireFromZero(InitialAccumulator);
        Option.RequireFromZero(LearningRateDecay);
        Option.RequireAboveZero(Epsilon);
    }

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningAdagrad(this, groups, workers ?? Workers.Alone);
}
