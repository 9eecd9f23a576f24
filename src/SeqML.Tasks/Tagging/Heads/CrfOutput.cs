using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers;
using SeqML.Layers.Crf;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>A conditional random field over a sentence's emissions.</summary>
internal sealed class CrfOutput(TagSet tags, bool constrained, SeededRandom? random) : TagOutput
{
    private readonly LinearChainCrf crf = new(tags.Count, random, constrained ? tags.Rules : null);

    public override IEnumerable<NamedParameter> Parameters => crf.Parameters;

    public override Tensor Loss(Tape tape, Tensor emissions, PackedSequences sequences, ReadOnlySpan<int> gold) =>
        crf.Loss(tape, emissions, sequences, gold);

    public override LinearChainCrf Field => crf;

    public override TagDecoder CreateDecoder() => new Decoder(crf);

    private sealed class Decoder(LinearChainCrf crf) : TagDecoder
    {
        private readonly CrfLattice lattice = new();

        public override float RunProbability(int start, ReadOnlySpan<int> run, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after) =>
            (float)lattice.RunProbability(start, run, before, after);

        private protected override void Choose(Tensor emissions, PackedSequences sequences, int sentence)
        {
            lattice.Run(crf, emissions, sequences, sentence);
            lattice.BestTags.CopyTo(Tags);
            for (var token = 0; token < Length; token++)
                Scores[token] = lattice.MarginalsAt(token)[Tags[token]];
        }
    }
}
