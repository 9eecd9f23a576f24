namespace SeqML.Engine.Kernels.Optimization;

/// <summary>The numbers of one step of <see cref="RmsPropKernel"/>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Penalty">p, how much of a weight is added to its gradient: the weight decay.</param>
/// <param name="GradientScale">s, what clipping leaves of the gradient.</param>
/// <param name="Alpha">a, what remains of the means from step to step.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="Momentum">u, what remains of the velocity from step to step; ignored where there is none.</param>
public readonly record struct RmsPropConstants(float Rate, float Penalty, float GradientScale, float Alpha, float Epsilon, float Momentum = 0);
