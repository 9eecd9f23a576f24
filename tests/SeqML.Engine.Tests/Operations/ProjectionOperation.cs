using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

/// <summary>L = sum over i of w_i x_i with constant w: a loss in which every output has a say of its own.</summary>
internal sealed class ProjectionOperation : Operation
{
    private Tensor input = null!;
    private Tensor loss = null!;
    private float[] weights = null!;

    public static Tensor Apply(Tape tape, Tensor x, float[] weights)
    {
        var loss = tape.Allocate(Shape.Scalar);
        loss.Values[0] = 0;
        for (var i = 0; i < weights.Length; i++)
            loss.Values[0] += weights[i] * x.Values[i];
        var operation = tape.Record<ProjectionOperation>();
        (operation.input, operation.loss, operation.weights) = (x, loss, weights);
        return loss;
    }

    public override void Backward()
    {
        for (var i = 0; i < weights.Length; i++)
            input.Gradient[i] += loss.Gradient[0] * weights[i];
    }
}
