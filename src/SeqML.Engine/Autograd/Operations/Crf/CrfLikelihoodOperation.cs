using SeqML.Engine.Kernels.Crf;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Autograd.Operations.Crf;

/// <summary>
/// L = sum over the sentences of (log Z - score of the true tags) / N: the negative log-likelihood of a linear-chain conditional random field (Lafferty, McCallum
/// and Pereira 2001), a mean over the tokens, so that it compares with cross-entropy. The score of tags y is
/// start_y0 + sum over t of e_t(y_t) + sum over t of T_(y_(t-1), y_t) + end_yT.
/// </summary>
/// <remarks>
/// A recorded forward computes the gradient at once, while a sentence's recursions lie in the cache. Sentences are dealt out to a fixed number of pieces, whose
/// counts are added up in their order, whoever computed them.
/// </remarks>
public sealed class CrfLikelihoodOperation : Operation
{
    private const int MaximumPieces = 8;

    private int[] tags = [];
    private double[] losses = [];
    private int pieces;
    private int rowLength;
    private bool records;
    private Tensor emissions = null!;
    private Tensor trellises = null!;
    private Tensor differences = null!;
    private Tensor counts = null!;
    private Tensor loss = null!;
    private CrfWeights weights = null!;
    private PackedSequences sequences = null!;

    /// <summary>The loss of the true tags.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="emissions">[N, K], packed.</param>
    /// <param name="sequences">How the rows form sentences.</param>
    /// <param name="weights">Transitions, start and end.</param>
    /// <param name="tags">[N], packed like the rows, each from 0 to K - 1.</param>
    /// <returns>A number, in nats; NaN where an emission or a weight is NaN or plus infinity.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, a true tag may not stand where it does, or a sentence has no sequence of tags that is allowed. The message names the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tag is none.</exception>
    public static Tensor Apply(Tape tape, Tensor emissions, PackedSequences sequences, CrfWeights weights, ReadOnlySpan<int> tags)
    {
        weights.RequireEmissions(emissions, sequences);
        CrfTargets.Require(weights.Scores, sequences, tags);
        var operation = tape.Record<CrfLikelihoodOperation>(); // in prediction, too: it is what the workers share
        operation.Prepare(tape, emissions, sequences, weights, tags);
        tape.Workers.Run(operation.pieces, operation, static (operation, piece) => operation.Forward(piece));
        var sum = 0d;
        for (var b = 0; b < sequences.Count; b++)
            sum += operation.losses[b];
        operation.loss.Values[0] = (float)(sum / sequences.Rows);
        return operation.loss;
    }

    private int CountsLength => (rowLength + 2) * CrfScores.StrideOf(rowLength);

    private void Prepare(Tape tape, Tensor newEmissions, PackedSequences newSequences, CrfWeights newWeights, ReadOnlySpan<int> newTags)
    {
        (emissions, sequences, weights, records) = (newEmissions, newSequences, newWeights, tape.Records);
        rowLength = weights.Tags;
        pieces = Math.Min(MaximumPieces, sequences.Count);
        if (tags.Length < newTags.Length)
            tags = new int[newTags.Length];
        newTags.CopyTo(tags);
        if (losses.Length < sequences.Count)
            losses = new double[sequences.Count];
        loss = tape.Allocate(Shape.Scalar);
        trellises = tape.Workspace(Shape.Vector(TrellisStart(pieces)));
        if (!records)
            return;
        differences = tape.Workspace(emissions.Shape);
        counts = tape.Workspace(Shape.Matrix(pieces, CountsLength));
    }

    /// <summary>Where the memory of a piece starts: each has room for its longest sentence, which is its first.</summary>
    private int TrellisStart(int piece)
    {
        var start = 0;
        for (var b = 0; b < piece; b++)
            start = checked(start + CrfTrellis.Length(sequences.Lengths[b], rowLength));
        return start;
    }

    private void Forward(int piece)
    {
        if (records)
            counts.Values.Slice(piece * CountsLength, CountsLength).Clear();
        for (var b = piece; b < sequences.Count; b += pieces) // lengths fall: so each piece has long ones and short ones
            losses[b] = ForwardOf(b, piece);
    }

    private double ForwardOf(int b, int piece)
    {
        var scores = weights.Scores;
        var steps = sequences.Lengths[b];
        var trellis = new CrfTrellis(steps, rowLength, trellises.Values[TrellisStart(piece)..TrellisStart(piece + 1)]);
        // Both sums are less the same: the largest emission of each token, the largest transition of each pair.
        var score = 0d;
        for (var t = 0; t < steps; t++)
        {
            var row = emissions.Values.Slice((sequences.StartOf(t) + b) * rowLength, rowLength);
            var largest = trellis.SetEmissions(t, row);
            if (!float.IsFinite(largest) || float.IsNaN(scores.Largest))
                return float.IsNegativeInfinity(largest) ? throw NoTags(b) : Undefined(b);
            score += (double)row[TagAt(b, t)] - largest;
            score += t == 0 ? scores.Start[TagAt(b, 0)] : (double)weights.Transitions.Tensor.Values[TagAt(b, t - 1) * rowLength + TagAt(b, t)] - scores.Largest;
        }
        score += scores.End[TagAt(b, steps - 1)];
        var logZ = CrfForwardKernel.Run(scores, trellis);
        if (double.IsNegativeInfinity(logZ))
            throw NoTags(b);
        if (records)
            TakeGradient(scores, trellis, b, piece);
        return Math.Max(0, logZ - score); // a rounding error below 0 is one
    }

    /// <summary>Expected minus true counts (Lafferty, McCallum and Pereira 2001, section 3).</summary>
    private void TakeGradient(CrfScores scores, CrfTrellis trellis, int b, int piece)
    {
        var hasSmallSums = CrfBackwardKernel.Run(scores, trellis);
        var (steps, stride) = (trellis.Steps, trellis.Stride);
        var ofPiece = counts.Values.Slice(piece * CountsLength, CountsLength);
        var ofTransitions = ofPiece[..(rowLength * stride)];
        CrfTransitionKernel.AddCounts(scores, trellis, hasSmallSums, ofTransitions);
        for (var t = 0; t < steps; t++)
        {
            var difference = differences.Values.Slice((sequences.StartOf(t) + b) * rowLength, rowLength);
            trellis.Marginals.Slice(t * stride, rowLength).CopyTo(difference);
            difference[TagAt(b, t)] -= 1;
            if (t > 0)
                ofTransitions[TagAt(b, t - 1) * stride + TagAt(b, t)] -= 1;
        }
        Span<float> first = ofPiece.Slice(rowLength * stride, rowLength), last = ofPiece.Slice((rowLength + 1) * stride, rowLength);
        TensorPrimitives.Add(first, trellis.Marginals[..rowLength], first);
        TensorPrimitives.Add(last, trellis.Marginals.Slice((steps - 1) * stride, rowLength), last);
        first[TagAt(b, 0)] -= 1;
        last[TagAt(b, steps - 1)] -= 1;
    }

    /// <summary>Gradients are the differences, times dL / N.</summary>
    public override void Backward()
    {
        var scale = loss.Gradient[0] / sequences.Rows;
        if (emissions.HasGradient)
            TensorPrimitives.MultiplyAdd(differences.Values, scale, emissions.Gradient, emissions.Gradient);
        var stride = CrfScores.StrideOf(rowLength);
        for (var piece = 0; piece < pieces; piece++)
        {
            var ofPiece = counts.Values.Slice(piece * CountsLength, CountsLength);
            for (var i = 0; i < rowLength; i++)
                AddTo(weights.Transitions, i * rowLength, ofPiece.Slice(i * stride, rowLength), scale);
            AddTo(weights.Start, 0, ofPiece.Slice(rowLength * stride, rowLength), scale);
            AddTo(weights.End, 0, ofPiece.Slice((rowLength + 1) * stride, rowLength), scale);
        }
    }

    private static void AddTo(Parameter parameter, int place, ReadOnlySpan<float> counts, float scale)
    {
        var gradient = parameter.Tensor.Gradient.Slice(place, counts.Length);
        TensorPrimitives.MultiplyAdd(counts, scale, gradient, gradient);
    }

    private int TagAt(int b, int t) => tags[sequences.StartOf(t) + b];

    /// <summary>Emissions or weights that are no numbers give no loss and no gradient: training sees it by the loss.</summary>
    private double Undefined(int b)
    {
        if (records)
            for (var t = 0; t < sequences.Lengths[b]; t++)
                differences.Values.Slice((sequences.StartOf(t) + b) * rowLength, rowLength).Fill(float.NaN);
        return double.NaN;
    }

    private ArgumentException NoTags(int b) => new(
        $"Expected tags that are allowed for the {sequences.Lengths[b]} tokens of sequence {b}, found none: every sequence of tags has a forbidden transition, or an emission of minus infinity.", nameof(emissions));
}
