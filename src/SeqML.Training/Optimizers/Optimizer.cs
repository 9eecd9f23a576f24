using System.Text.Json.Serialization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary>By which rule gradients change weights. One record for each rule; it is data, and stands in the model's configuration.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adagrad), "adagrad")]
[JsonDerivedType(typeof(RmsProp), "rmsProp")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamW")]
public abstract record Optimizer
{
    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public abstract void Validate();

    /// <summary>Begins to change parameters.</summary>
    /// <param name="groups">What it changes.</param>
    /// <param name="workers">Who computes; null for the caller's thread alone. The result is the same.</param>
    public abstract RunningOptimizer Start(IEnumerable<ParameterGroup> groups, Workers? workers = null);
}
