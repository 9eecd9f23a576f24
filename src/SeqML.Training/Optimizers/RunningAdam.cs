using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary><see cref="Adam"/> and <see cref="AdamW"/> at work: what they do with a weight decay is all that they differ in.</summary>
internal sealed class RunningAdam : ElementwiseOptimizer<AdamConstants>
{
    private readonly float beta1;
    private readonly float beta2;
    private readonly float epsilon;
    private readonly bool isDecoupled;

    public RunningAdam(AdamOptimizer options, bool isDecoupled, IEnumerable<ParameterGroup> groups, Workers workers)
        : base(groups, workers, memories: 2) => (beta1, beta2, epsilon, this.isDecoupled) = (options.Beta1, options.Beta2, options.Epsilon, isDecoupled);

    protected override AdamConstants Constants(float learningRate, float weightDecay, float gradientScale)
    {
        var rate = (float)(learningRate / (1 - Math.Pow(beta1, Steps)));
        var rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, Steps)));
        return isDecoupled
            ? new AdamConstants(rate, rootScale, beta1, beta2, epsilon, 1 - learningRate * weightDecay, gradientScale)
            : new AdamConstants(rate, rootScale, beta1, beta2, epsilon, Keep: 1, gradientScale, Penalty: weightDecay);
    }

    protected override void Update(in WeightRun run, in AdamConstants constants) =>
        AdamKernel.Update(run.Weights, run.Gradient, run.Memory(0), run.Memory(1), constants);
}
