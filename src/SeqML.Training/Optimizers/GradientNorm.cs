using System.Numerics.Tensors;
using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Reductions;

namespace SeqML.Training.Optimizers;

/// <summary>The length of all gradients together, and how to keep it within bounds (Pascanu et al. 2013).</summary>
public static class GradientNorm
{
    /// <summary>The Euclidean norm over all parameters; of a lookup table, over the rows that have a gradient.</summary>
    public static double Measure(IReadOnlyList<Parameter> parameters)
    {
        var sum = 0d;
        for (var i = 0; i < parameters.Count; i++)
        {
            var tensor = parameters[i].Tensor;
            if (parameters[i].TouchedRows is not { } touched)
            {
                sum += ReductionKernels.SumOfSquares(tensor.Gradient);
                continue;
            }
            foreach (var row in touched.Items)
                sum += ReductionKernels.SumOfSquares(tensor.Gradient.Slice(row * tensor.Shape.Columns, tensor.Shape.Columns));
        }
        return Math.Sqrt(sum);
    }

    /// <summary>Brings every number of the gradients to within the limit and minus it. (PyTorch's clip_grad_value_.)</summary>
    public static void Clamp(IReadOnlyList<Parameter> parameters, float limit)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            var tensor = parameters[i].Tensor;
            if (parameters[i].TouchedRows is not { } touched)
            {
                TensorPrimitives.Clamp(tensor.Gradient, -limit, limit, tensor.Gradient);
                continue;
            }
            foreach (var row in touched.Items)
            {
                var gradient = tensor.Gradient.Slice(row * tensor.Shape.Columns, tensor.Shape.Columns);
                TensorPrimitives.Clamp(gradient, -limit, limit, gradient);
            }
        }
    }

    /// <summary>What gradients of this norm are to be multiplied by, so that their norm is at most <paramref name="limit"/>: 1, or less. (PyTorch's clip_grad_norm_.)</summary>
    public static float ClippingScale(double norm, float limit) => norm > limit ? (float)(limit / (norm + 1e-6)) : 1;
}
