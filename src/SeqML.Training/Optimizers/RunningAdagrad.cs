using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Threading;

namespace SeqML.Training.Optimizers;

/// <summary><see cref="Adagrad"/> at work.</summary>
internal sealed class RunningAdagrad : ElementwiseOptimizer<AdagradConstants>
{
    private readonly Adagrad options;

    public RunningAdagrad(Adagrad options, IEnumerable<ParameterGroup> groups, Workers workers)
        : base(groups, workers, memories: 1)
    {
        this.options = options;
        foreach (var sum in State)
            sum.Values.Fill(options.InitialAccumulator);
    }

    protected override AdagradConstants Constants(float learningRate, float weightDecay, float gradientScale) =>
        new((float)(learningRate / (1 + (Steps - 1) * (double)options.LearningRateDecay)), weightDecay, gradientScale, options.Epsilon);

    protected override void Update(in WeightRun run, in AdagradConstants constants) => AdagradKernel.Update(run.Weights, run.Gradient, run.Memory(0), constants);
}
