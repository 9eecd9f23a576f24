using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Training.Averaging;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Loop;

/// <summary>A step of the optimizer: the gradient of one batch, or of several as if they were one, clipped and followed.</summary>
internal sealed class TrainingStep(ITrainingTask task, TrainingOptions options, Parameter[] parameters, RunningOptimizer optimizer, RunningAverage? average, Tape tape)
{
    /// <summary>The batches' loss, and the norm of the gradient before it was clipped.</summary>
    /// <exception cref="DivergenceException">One of them is not finite.</exception>
    public (double Loss, double GradientNorm, int Tokens) Run(int firstBatch, int batches, float learningRate, SeededRandom random)
    {
        var (lossSum, weight, tokens) = (0d, 0d, 0);
        for (var batch = firstBatch; batch < firstBatch + batches; batch++)
        {
            var loss = task.Loss(tape, batch, random, out var size);
            if (!float.IsFinite(loss.Item))
                throw new DivergenceException(FormattableString.Invariant($"expected a finite loss, found {loss.Item}"));
            // Of means over w examples each, the mean over all is the sum of w times each, over the sum of w.
            tape.Backward(loss, batches == 1 ? 1 : (float)size.Weight);
            (lossSum, weight, tokens) = (lossSum + size.Weight * loss.Item, weight + size.Weight, tokens + size.Tokens);
            if (batches == 1)
                (lossSum, weight) = (loss.Item, 1);
            tape.Reset();
        }
        weight = Math.Max(weight, 1e-30); // where all examples weigh nothing, the gradient is zero anyway
        var scale = (float)(1 / weight);
        var norm = GradientNorm.Measure(parameters) * scale;
        if (!double.IsFinite(norm))
            throw new DivergenceException(FormattableString.Invariant($"expected a finite gradient, found one of norm {norm}"));
        var clipped = norm;
        if (float.IsFinite(options.MaximumGradientValue))
        {
            GradientNorm.Clamp(parameters, options.MaximumGradientValue / scale);
            clipped = GradientNorm.Measure(parameters) * scale;
        }
        average?.BeforeStep();
        optimizer.Step(learningRate, scale * GradientNorm.ClippingScale(clipped, options.MaximumGradientNorm));
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        return (lossSum / weight, norm, tokens);
    }
}
