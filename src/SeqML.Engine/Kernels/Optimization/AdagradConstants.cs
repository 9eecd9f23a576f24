namespace SeqML.Engine.Kernels.Optimization;

/// <summary>The numbers of one step of <see cref="AdagradKernel"/>.</summary>
/// <param name="Rate">The learning rate, with its own decay.</param>
/// <param name="Penalty">p, how much of a weight is added to its gradient: the weight decay.</param>
/// <param name="GradientScale">s, what clipping leaves of the gradient.</param>
/// <param name="Epsilon">Added to the root.</param>
public readonly record struct AdagradConstants(float Rate, float Penalty, float GradientScale, float Epsilon);
