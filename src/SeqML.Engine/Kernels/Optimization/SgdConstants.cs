namespace SeqML.Engine.Kernels.Optimization;

/// <summary>The numbers of one step of <see cref="SgdKernel"/>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Penalty">p, how much of a weight is added to its gradient: the weight decay.</param>
/// <param name="GradientScale">s, what clipping leaves of the gradient.</param>
/// <param name="Momentum">u, what remains of the velocity from step to step.</param>
/// <param name="Gain">How much of the gradient the velocity takes: 1 - dampening, and 1 in the first step.</param>
/// <param name="IsNesterov">Whether a step looks ahead by the momentum.</param>
public readonly record struct SgdConstants(float Rate, float Penalty, float GradientScale, float Momentum = 0, float Gain = 1, bool IsNesterov = false);
