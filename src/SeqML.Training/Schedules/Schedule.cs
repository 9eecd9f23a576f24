using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>How the learning rate changes while a model is trained. One record for each way; it is data, and stands in the model's configuration.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(LinearWarmUp), "linearWarmUp")]
[JsonDerivedType(typeof(WarmUpLinear), "warmUpLinear")]
[JsonDerivedType(typeof(WarmUpCosine), "warmUpCosine")]
[JsonDerivedType(typeof(InverseSquareRoot), "inverseSquareRoot")]
[JsonDerivedType(typeof(StepDecay), "stepDecay")]
[JsonDerivedType(typeof(OneCycle), "oneCycle")]
[JsonDerivedType(typeof(ReduceOnPlateau), "reduceOnPlateau")]
public abstract record Schedule
{
    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public abstract void Validate();

    /// <summary>Whether it is spread over all steps of a training: one that is to go on for longer is another one then.</summary>
    internal virtual bool IsSpread => false;

    /// <summary>Begins a training.</summary>
    /// <param name="steps">How many steps it has at the most: all epochs of it, at least 1.</param>
    /// <param name="stepsPerEpoch">How many an epoch has, at least 1.</param>
    public abstract RunningSchedule Start(long steps, long stepsPerEpoch);
}
