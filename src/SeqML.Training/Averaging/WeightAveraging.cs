using System.Text.Json.Serialization;
using SeqML.Engine.Autograd;

namespace SeqML.Training.Averaging;

/// <summary>Takes the mean of the weights along the way for the model, instead of where the last step led. One record for each way; it is data, and stands in the model's configuration.</summary>
/// <remarks>Validation judges the mean, and the best epoch's mean is taken; training goes on from the weights themselves.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ExponentialAveraging), "exponential")]
[JsonDerivedType(typeof(StochasticAveraging), "stochastic")]
public abstract record WeightAveraging
{
    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public abstract void Validate();

    /// <summary>Begins a mean, of the weights as they are.</summary>
    internal abstract RunningAverage Start(IReadOnlyList<Parameter> parameters);
}
