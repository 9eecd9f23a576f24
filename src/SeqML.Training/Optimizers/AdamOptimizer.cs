namespace SeqML.Training.Optimizers;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> have in common: the means of gradients and of their squares, by which each weight's step is scaled (Kingma and Ba 2015).</summary>
public abstract record AdamOptimizer : Optimizer
{
    private protected AdamOptimizer()
    {
    }

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
}
