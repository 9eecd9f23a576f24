using System.Text.Json.Serialization;
using SeqML.Engine.Autograd;

namespace SeqML.Training.Averaging;

/// <summary>The exponential moving average of the weights after each step (Polyak and Juditsky 1992): mean = decay mean + (1 - decay) weights.</summary>
/// <remarks>At step t the decay is (1 + t) / (10 + t) as long as that is less, as TensorFlow's ExponentialMovingAverage has it: the start is soon forgotten.</remarks>
public sealed record ExponentialAveraging : WeightAveraging
{
    /// <summary>The defaults.</summary>
    public ExponentialAveraging()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal ExponentialAveraging(float decay = 0.999f) => Decay = decay;

    /// <summary>How slowly the mean forgets: it remembers some 1 / (1 - decay) steps.</summary>
    /// <value>0.999; above 0 and below 1.</value>
    public float Decay { get; init; } = 0.999f;

    /// <inheritdoc/>
    public override void Validate() => Option.Require(Decay is > 0 and < 1, nameof(Decay), Decay, "above 0 and below 1");

    internal override RunningAverage Start(IReadOnlyList<Parameter> parameters) => new RunningExponentialAverage(Decay, parameters);
}
