using SeqML.Engine.Tensors;

namespace SeqML.Training.Optimizers;

/// <summary>Changes parameters by their gradients, step after step. Made by <see cref="Optimizer.Start"/>.</summary>
public abstract class RunningOptimizer
{
    /// <summary>How many steps were made.</summary>
    public int Steps { get; set; }

    /// <summary>What it remembers from step to step, in an order that stays: together with <see cref="Steps"/> it is all that a checkpoint has to keep.</summary>
    public abstract IEnumerable<Tensor> State { get; }

    /// <summary>One step.</summary>
    /// <param name="learningRate">Of this step, at least 0.</param>
    /// <param name="gradientScale">What every gradient is multiplied by first: 1, or less where clipping asks for it.</param>
    public abstract void Step(float learningRate, float gradientScale = 1);
}
