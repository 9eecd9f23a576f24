namespace SeqML.Training.Optimizers;

/// <summary>Changes parameters by their gradients.</summary>
public abstract class Optimizer
{
    /// <summary>One step.</summary>
    /// <param name="learningRate">Of this step, above 0.</param>
    /// <param name="gradientScale">What every gradient is multiplied by first: 1, or less where clipping asks for it.</param>
    public abstract void Step(float learningRate, float gradientScale = 1);
}
