using SeqML.Engine.Autograd;

namespace SeqML.Training.Optimizers;

/// <summary>Parameters that share a weight decay.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="WeightDecay">How much of a weight is taken off a step, per unit of learning rate (<see cref="AdamW"/>), or added to its gradient (all others); 0 for none.</param>
public sealed record ParameterGroup(IReadOnlyList<Parameter> Parameters, float WeightDecay);
