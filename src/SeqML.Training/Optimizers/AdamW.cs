using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Optimization;
using SeqML.Engine.Tensors;

namespace SeqML.Training.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019), by PyTorch's formulas. Of a lookup table only the rows
/// with a gradient move, as PyTorch's SparseAdam has it: a step costs what the batch touches, not what the vocabulary holds.
/// </summary>
public sealed class AdamW : Optimizer
{
    private readonly float beta1;
    private readonly float beta2;
    private readonly float epsilon;
    private readonly State[] states;
    private int steps;

    /// <summary>An optimizer of the groups.</summary>
    /// <param name="groups">What it changes.</param>
    /// <param name="beta1">How slowly the mean of gradients forgets; PyTorch's default is 0.9.</param>
    /// <param name="beta2">How slowly the mean of their squares forgets; PyTorch's default is 0.999.</param>
    /// <param name="epsilon">Keeps the division finite; PyTorch's default is 1e-8.</param>
    public AdamW(IEnumerable<ParameterGroup> groups, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
    {
        (this.beta1, this.beta2, this.epsilon) = (beta1, beta2, epsilon);
        states = [.. groups.SelectMany(group => group.Parameters.Select(parameter => new State(parameter, group.WeightDecay)))];
    }

    /// <inheritdoc/>
    public override void Step(float learningRate, float gradientScale = 1)
    {
        steps++;
        var rate = (float)(learningRate / (1 - Math.Pow(beta1, steps)));
        var rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, steps)));
        foreach (var state in states)
            state.Step(new AdamConstants(rate, rootScale, beta1, beta2, epsilon, 1 - learningRate * state.WeightDecay, gradientScale));
    }

    private sealed class State(Parameter parameter, float weightDecay)
    {
        private readonly Tensor mean = new(parameter.Tensor.Shape);
        private readonly Tensor square = new(parameter.Tensor.Shape);

        public float WeightDecay => weightDecay;

        public void Step(in AdamConstants constants)
        {
            var tensor = parameter.Tensor;
            if (parameter.TouchedRows is { } touched)
            {
                var width = tensor.Shape.Columns;
                foreach (var row in touched.Items)
                    Step(row * width, width, constants);
            }
            else
            {
                Step(0, tensor.Shape.Length, constants);
            }
            parameter.OnChanged();
        }

        private void Step(int start, int length, in AdamConstants constants) =>
            AdamKernel.Update(parameter.Tensor.Values.Slice(start, length), parameter.Tensor.Gradient.Slice(start, length),
                mean.Values.Slice(start, length), square.Values.Slice(start, length), constants);
    }
}
