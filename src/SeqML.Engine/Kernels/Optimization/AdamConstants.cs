namespace SeqML.Engine.Kernels.Optimization;

/// <summary>The numbers of one step of <see cref="AdamKernel"/>.</summary>
/// <param name="Rate">learning rate / (1 - b1^t).</param>
/// <param name="RootScale">1 / sqrt(1 - b2^t).</param>
/// <param name="Beta1">b1.</param>
/// <param name="Beta2">b2.</param>
/// <param name="Epsilon">Added to the root.</param>
/// <param name="Keep">1 - learning rate x weight decay.</param>
/// <param name="GradientScale">s, what clipping leaves of the gradient.</param>
/// <param name="Penalty">p, how much of a weight is added to its gradient: Adam's own weight decay, where AdamW has <paramref name="Keep"/>.</param>
public readonly record struct AdamConstants(
    float Rate, float RootScale, float Beta1, float Beta2, float Epsilon, float Keep, float GradientScale, float Penalty = 0);
