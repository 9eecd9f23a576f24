using System.Text.Json.Serialization;
using SeqML.Engine.Randomness;

namespace SeqML.Tasks.Tagging.Heads;

/// <summary>All tags of a sentence together: a conditional random field learns which tags follow each other, and the likeliest sequence is chosen. (Lafferty et al. 2001; Lample et al. 2016.)</summary>
public sealed record CrfHead : TagHead
{
    /// <summary>The defaults.</summary>
    public CrfHead()
    {
    }

    /// <summary>What a file says; what it does not say has its default.</summary>
    [JsonConstructor]
    internal CrfHead(bool constrained = true) => Constrained = constrained;

    /// <summary>Whether sequences that break the tag scheme, as an I-PER after an O, are impossible.</summary>
    /// <value>True. Ignored where tags have no scheme.</value>
    public bool Constrained { get; init; } = true;

    internal override long ParameterCount(int tags) => tags * (tags + 2L);

    internal override TagOutput Create(TagSet tags, SeededRandom? random) => new CrfOutput(tags, Constrained, random);
}
