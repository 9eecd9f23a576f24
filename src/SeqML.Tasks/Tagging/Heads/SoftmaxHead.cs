using SeqML.Engine.Randomness;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>Each token's tag for itself: the likeliest, whatever its neighbours are. For parts of speech, and where speed is all.</summary>
public sealed record SoftmaxHead : TagHead
{
    internal override long ParameterCount(int tags) => 0;

    internal override TagOutput Create(TagSet tags, SeededRandom? random) => new SoftmaxOutput(tags.Count);
}
