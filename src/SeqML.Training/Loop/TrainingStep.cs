using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Training.Averaging;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Loop;

/// <summary>A step of the optimizer: the gradient of one batch, or of several as if they were one, clipped and followed.</summary>
internal sealed class TrainingStep(ITrainingTask task, TrainingOptions options, Parameter[] parameters, RunningOptimizer optimizer, RunningAverage? average, Tape tape)
{
    /// <summary>Makes a step; false where the loss or the gradient is not finite, and then no weight was changed.</summary>
    public bool TryRun(int firstBatch, int batches, float learningRate, SeededRandom random, out StepOutcome outcome)
    {
        var (lossSum, weight, tokens) = (0d, 0d, 0);
        for (var batch = firstBatch; batch < firstBatch + batches; batch++)
        {
            var loss = task.Loss(tape, batch, random, out var size);
            // Of means over w examples each, the mean over all is the sum of w times each, over the sum of w. One batch needs neither.
            var share = batches == 1 ? 1 : size.Weight;
            (lossSum, weight, tokens) = (lossSum + share * loss.Item, weight + share, tokens + size.Tokens);
            if (!double.IsFinite(lossSum))
            {
                outcome = new(loss.Item, double.NaN, tokens);
                return false;
            }
            tape.Backward(loss, (float)share);
            tape.Reset();
        }
        // Where all examples weigh nothing, the gradient is zero.
        var scale = weight > 0 ? (float)(1 / weight) : 1;
        var norm = GradientNorm.Measure(parameters) * scale;
        outcome = new(weight > 0 ? lossSum / weight : 0, norm, tokens);
        if (!double.IsFinite(norm))
            return false;
        if (float.IsFinite(options.MaximumGradientValue))
        {
            GradientNorm.Clamp(parameters, options.MaximumGradientValue / scale);
            norm = GradientNorm.Measure(parameters) * scale;
        }
        average?.BeforeStep();
        optimizer.Step(learningRate, scale * GradientNorm.ClippingScale(norm, options.MaximumGradientNorm));
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        return true;
    }
}

/// <summary>What a step was like.</summary>
/// <param name="Loss">The batches' mean loss.</param>
/// <param name="GradientNorm">The norm of all gradients together, before clipping.</param>
/// <param name="Tokens">How many tokens the batches had.</param>
internal readonly record struct StepOutcome(double Loss, double GradientNorm, int Tokens);
