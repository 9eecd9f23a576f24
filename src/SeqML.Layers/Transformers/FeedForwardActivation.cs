namespace SeqML.Layers.Transformers;

/// <summary>What stands between the two products of a Transformer block's feed-forward part.</summary>
public enum FeedForwardActivation
{
    /// <summary>The exact Gaussian error linear unit. (Hendrycks and Gimpel 2016.)</summary>
    Gelu,

    /// <summary>The rectifier, max(a, 0), as Vaswani et al. (2017) have it.</summary>
    Relu,
}
