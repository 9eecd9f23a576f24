using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary><see cref="Sgd"/> at work.</summary>
internal sealed class RunningSgd(Sgd options, IEnumerable<ParameterGroup> groups, Workers workers)
    : ElementwiseOptimizer<SgdConstants>(groups, workers, options.Momentum > 0 ? 1 : 0)
{
    protected override SgdConstants Constants(float learningRate, float weightDecay, float gradientScale) =>
        // The first gradient of all becomes the velocity as it is: PyTorch dampens from the second step on.
        new(learningRate, weightDecay, gradientScale, options.Momentum, Steps == 1 ? 1 : 1 - options.Dampening, options.Nesterov);

    protected override void Update(in WeightRun run, in SgdConstants constants) =>
        SgdKernel.Update(run.Weights, run.Gradient, options.Momentum > 0 ? run.Memory(0) : [], constants);
}
