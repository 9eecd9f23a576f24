namespace SeqML.Layers.Transformers;

/// <summary>Where a Transformer block normalizes.</summary>
public enum NormPlacement
{
    /// <summary>x + f(norm(x)): before each part, and once after the last block. Learns steadily without a warm-up. (Xiong et al. 2020.)</summary>
    Pre,

    /// <summary>norm(x + f(x)): after each part, as Vaswani et al. (2017) have it.</summary>
    Post,
}
