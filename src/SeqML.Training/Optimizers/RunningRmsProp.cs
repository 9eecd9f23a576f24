using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary><see cref="RmsProp"/> at work.</summary>
internal sealed class RunningRmsProp(RmsProp options, IEnumerable<ParameterGroup> groups, Workers workers)
    : ElementwiseOptimizer<RmsPropConstants>(groups, workers, 1 + (options.Centered ? 1 : 0) + (options.Momentum > 0 ? 1 : 0))
{
    protected override RmsPropConstants Constants(float learningRate, float weightDecay, float gradientScale) =>
        new(learningRate, weightDecay, gradientScale, options.Alpha, options.Epsilon, options.Momentum);

    protected override void Update(in WeightRun run, in RmsPropConstants constants) =>
        RmsPropKernel.Update(run.Weights, run.Gradient, run.Memory(0), options.Centered ? run.Memory(1) : [],
            options.Momentum > 0 ? run.Memory(options.Centered ? 2 : 1) : [], constants);
}
