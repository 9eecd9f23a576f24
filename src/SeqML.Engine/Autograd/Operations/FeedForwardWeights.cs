using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations;

/// <summary>The weights of two layers, one after the other.</summary>
/// <param name="First">W1, [H, I].</param>
/// <param name="FirstBias">b1, [H].</param>
/// <param name="Second">W2, [O, H].</param>
/// <param name="SecondBias">b2, [O].</param>
public sealed record FeedForwardWeights(Parameter First, Parameter FirstBias, Parameter Second, Parameter SecondBias)
{
    /// <summary>Throws where the weights do not fit x or each other.</summary>
    internal void RequireInputs(Tensor x)
    {
        var (first, second) = (First.Tensor.Shape, Second.Tensor.Shape);
        if (x.Shape.Columns != first.Columns || FirstBias.Tensor.Shape.Length != first.Rows || second.Columns != first.Rows || SecondBias.Tensor.Shape.Length != second.Rows)
            throw new ArgumentException(
                $"Expected x of shape [N, I], weights of shape [H, I] and [O, H] and biases of shape [H] and [O], found {x.Shape}, '{First.Name}' of shape {first}, '{Second.Name}' of shape {second}, '{FirstBias.Name}' of shape {FirstBias.Tensor.Shape} and '{SecondBias.Name}' of shape {SecondBias.Tensor.Shape}.", nameof(x));
    }
}
