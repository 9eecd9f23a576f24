using System.Text.Json.Serialization;
using SeqML.Engine.Autograd;

namespace SeqML.Training.Averaging;

/// <summary>Stochastic weight averaging (Izmailov et al. 2018): from some epoch on, the plain mean of the weights at the end of each epoch. Before it, the weights themselves.</summary>
public sealed record StochasticAveraging : WeightAveraging
{
    /// <summary>The defaults.</summary>
    public StochasticAveraging()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal StochasticAveraging(int firstEpoch = 3) => FirstEpoch = firstEpoch;

    /// <summary>The first epoch at whose end weights are taken into the mean.</summary>
    /// <value>3; at least 1.</value>
    public int FirstEpoch { get; init; } = 3;

    /// <inheritdoc/>
    public override void Validate() => Option.Require(FirstEpoch >= 1, nameof(FirstEpoch), FirstEpoch, "at least 1");

    internal override RunningAverage Start(IReadOnlyList<Parameter> parameters) => new RunningStochasticAverage(FirstEpoch, parameters);
}
