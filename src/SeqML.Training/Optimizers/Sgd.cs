using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent, plain or with momentum (Polyak 1964; Nesterov's: Sutskever et al. 2013), by PyTorch's formulas. It wants a
/// higher learning rate than the rules that scale each weight's step: 0.1 rather than 0.001.
/// </summary>
/// <remarks>
/// Of a lookup table only the rows with a gradient move. Without momentum that is PyTorch's SGD with sparse gradients. With it a row's velocity
/// waits until the row is met again, where PyTorch moves on every row that it has ever met.
/// </remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>How much of the last step's velocity remains.</summary>
    /// <value>0, PyTorch's default: no velocity, and no memory for one. From 0 up to, but not, 1; 0.9 is usual.</value>
    public float Momentum { get; init; }

    /// <summary>How much less than the whole gradient the velocity takes, from the second step on.</summary>
    /// <value>0, PyTorch's default; from 0 to 1. Ignored without momentum.</value>
    public float Dampening { get; init; }

    /// <summary>Whether a step looks ahead by the momentum.</summary>
    /// <value>False, PyTorch's default. True demands a momentum, and no dampening.</value>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.RequireBelowOne(Momentum);
        Option.RequireShare(Dampening);
        Option.Require(!Nesterov || (Momentum > 0 && Dampening == 0), nameof(Nesterov), Nesterov, "false where Momentum is 0 or Dampening is above 0");
    }

    /// <inheritdoc/>
    public override RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null) => new RunningSgd(this, groups, workers ?? Workers.Alone);
}
