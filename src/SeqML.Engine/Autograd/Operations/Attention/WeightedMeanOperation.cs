using SeqML.Engine.Kernels.Attention;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Attention;

/// <summary>y_b = sum over t of w_tb x_tb, with w the softmax of the scores over each sequence. (Bahdanau, Cho and Bengio 2015, equations 5 and 6.)</summary>
public sealed class WeightedMeanOperation : Operation
{
    private Tape tape = null!;
    private Tensor input = null!;
    private Tensor scores = null!;
    private Tensor weights = null!;
    private Tensor result = null!;
    private PackedSequences sequences = null!;

    /// <summary>The mean of the tokens of each sequence, weighted by their scores.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, F], packed.</param>
    /// <param name="scores">[N, 1].</param>
    /// <param name="sequences">How the rows of both form sequences.</param>
    /// <param name="recorder">Gets the weights, where they are wanted.</param>
    /// <returns>[B, F].</returns>
    public static Tensor Apply(Tape tape, Tensor x, Tensor scores, PackedSequences sequences, AttentionWeights? recorder = null)
    {
        sequences.RequireRows(x);
        sequences.RequireRows(scores);
        if (scores.Shape.Columns != 1)
            throw new ArgumentException($"Expected a score for each token, found scores of shape {scores.Shape}.", nameof(scores));
        var features = x.Shape.Columns;
        var y = tape.Allocate(Shape.Matrix(sequences.Count, features)); // [B, F]
        var weights = tape.Workspace(Shape.Vector(sequences.Rows)); // sequence after sequence
        recorder?.Start(sequences);
        y.Values.Clear();
        for (int b = 0, start = 0; b < sequences.Count; start += sequences.Lengths[b++])
        {
            var own = weights.Values.Slice(start, sequences.Lengths[b]);
            for (var step = 0; step < own.Length; step++)
                own[step] = scores.Values[sequences.StartOf(step) + b];
            AttentionKernel.Softmax(own, scale: 1);
            if (recorder is not null)
                own.CopyTo(recorder.Row(b, 0, 0));
            var mean = y.Values.Slice(b * features, features);
            for (var step = 0; step < own.Length; step++)
                TensorPrimitives.MultiplyAdd(x.Values.Slice((sequences.StartOf(step) + b) * features, features), own[step], mean, mean);
        }

        if (tape.Records)
        {
            var operation = tape.Record<WeightedMeanOperation>();
            (operation.tape, operation.input, operation.scores, operation.weights) = (tape, x, scores, weights);
            (operation.result, operation.sequences) = (y, sequences);
        }
        return y;
    }

    /// <summary>dx_t += w_t dy; with g_t = dy · x_t, ds_t += w_t (g_t - sum over u of w_u g_u).</summary>
    public override void Backward()
    {
        var features = input.Shape.Columns;
        var products = tape.Workspace(Shape.Vector(features)).Values;
        var gradients = tape.Workspace(Shape.Vector(sequences.Steps)).Values;
        for (int b = 0, start = 0; b < sequences.Count; start += sequences.Lengths[b++])
        {
            var own = weights.Values.Slice(start, sequences.Lengths[b]);
            var dy = result.Gradient.Slice(b * features, features);
            for (var step = 0; step < own.Length; step++)
            {
                var row = sequences.StartOf(step) + b;
                TensorPrimitives.Multiply(dy, input.Values.Slice(row * features, features), products);
                gradients[step] = ReductionKernels.Sum(products);
                if (!input.HasGradient)
                    continue;
                var dx = input.Gradient.Slice(row * features, features);
                TensorPrimitives.MultiplyAdd(dy, own[step], dx, dx);
            }
            AttentionKernel.SoftmaxGradient(own, kept: 1, scale: 1, gradients[..own.Length]);
            for (var step = 0; step < own.Length; step++)
                scores.Gradient[sequences.StartOf(step) + b] += gradients[step];
        }
    }
}
