using SeqML.Engine.Autograd;
using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Crf;
using SeqML.Layers.Losses;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>A softmax over each token's emissions.</summary>
internal sealed class SoftmaxOutput(int count) : TagOutput
{
    private readonly CrossEntropyLoss crossEntropy = new();

    public override IEnumerable<NamedParameter> Parameters => [];

    public override Tensor Loss(Tape tape, Tensor emissions, PackedSequences sequences, ReadOnlySpan<int> tags) =>
        crossEntropy.Forward(tape, emissions, tags);

    /// <summary>Without transitions, the softmax of each token is a field: a product of independent tokens.</summary>
    public override LinearChainCrf Field { get; } = new(count, random: null);

    public override TagDecoder CreateDecoder() => new Decoder(count);

    private sealed class Decoder(int count) : TagDecoder
    {
        private float[] probabilities = [];

        // Tokens are independent: the probability of a run is the product of its tokens'.
        public override float RunProbability(int start, ReadOnlySpan<int> run, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
        {
            var product = Border(start - 1, before) * Border(start + run.Length, after);
            for (var i = 0; i < run.Length; i++)
                product *= Of(start + i)[run[i]];
            return product;
        }

        private protected override void Choose(Tensor emissions, PackedSequences sequences, int sentence)
        {
            if (probabilities.Length < Length * count)
                probabilities = new float[2 * Length * count];
            for (var token = 0; token < Length; token++)
            {
                ReductionKernels.Softmax(emissions.Values.Slice((sequences.StartOf(token) + sentence) * count, count), Of(token));
                Tags[token] = Largest.IndexIn(Of(token));
                Scores[token] = Of(token)[Tags[token]];
            }
        }

        private Span<float> Of(int token) => probabilities.AsSpan(token * count, count);

        private float Border(int token, ReadOnlySpan<bool> allowed)
        {
            if (token < 0 || token >= Length)
                return 1;
            var sum = 0f;
            for (var tag = 0; tag < count; tag++)
                if (allowed[tag])
                    sum += Of(token)[tag];
            return Math.Min(sum, 1);
        }
    }
}
