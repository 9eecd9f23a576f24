using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Divides each weight's step by the root of the running mean of its squared gradients (Tieleman and Hinton 2012), by PyTorch's formulas.
/// </summary>
/// <remarks>
/// Of a lookup table only the rows with a gradient move, and a row's means and velocity wait until it is met again. PyTorch's RMSprop takes no
/// sparse gradients; with dense ones it lets the means of all other rows fade.
/// </remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>The defaults.</summary>
    public RmsProp()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal RmsProp(float alpha = 0.99f, float epsilon = 1e-8f) => (Alpha, Epsilon) = (alpha, epsilon);

    /// <summary>How slowly the means forget.</summary>
    /// <value>0.99, PyTorch's default; from 0 up to, but not, 1.</value>
    public float Alpha { get; init; } = 0.99f;

    /// <summary>Keeps the division finite.</summary>
    /// <value>1e-8, PyTorch's default; above 0.</value>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>How much of the last step's velocity remains.</summary>
    /// <value>0, PyTorch's default: no velocity, and no memory for one. From 0 up to, but not, 1.</value>
    public float Momentum { get; init; }

    /// <summary>Whether the squared mean of gradients is taken off the mean of squares, which leaves their variance (Graves 2013).</summary>
    /// <value>
    /// False, PyTorch's default. Where true, take a larger <see cref="Epsilon"/>, as 0.001: of a gradient that hardly changes the variance is almost
    /// zero, and nothing else keeps its steps short.
    /// </value>
    public bool Centered { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.RequireBelowOne(Alpha);
        Option.RequireAboveZero(Epsilon);
        Option.RequireBelowOne(Momentum);
    }

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningRmsProp(this, groups, workers ?? Workers.Alone);
}
