namespace SeqML.Layers.Transformers;

/// <summary>What Transformer blocks have in common.</summary>
public sealed record TransformerSizes
{
    /// <summary>E, features of a token.</summary>
    public required int Size { get; init; }

    /// <summary>How many heads share the features evenly.</summary>
    public required int Heads { get; init; }

    /// <summary>Features between the two products of the feed-forward part.</summary>
    public required int FeedForwardSize { get; init; }

    /// <summary>Where it normalizes.</summary>
    /// <value><see cref="NormPlacement.Pre"/>.</value>
    public NormPlacement Placement { get; init; } = NormPlacement.Pre;

    /// <summary>How it normalizes.</summary>
    /// <value><see cref="NormKind.Layer"/>.</value>
    public NormKind Norm { get; init; } = NormKind.Layer;

    /// <summary>What stands between the products of the feed-forward part.</summary>
    /// <value><see cref="Activation.Gelu"/>.</value>
    public Activation Activation { get; init; } = Activation.Gelu;

    /// <summary>How much of what a part found is dropped before it is added to what the part read.</summary>
    /// <value>0; from 0 up to, but not, 1.</value>
    public float ResidualDropout { get; init; }

    /// <summary>How many of the attention's weights are dropped.</summary>
    /// <value>0; from 0 up to, but not, 1.</value>
    public float AttentionDropout { get; init; }

    /// <summary>How much is dropped between the products of the feed-forward part.</summary>
    /// <value>0; from 0 up to, but not, 1.</value>
    public float FeedForwardDropout { get; init; }
}
