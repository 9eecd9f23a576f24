namespace SeqML.Layers;

/// <summary>How the weights between a recurrent layer's states start.</summary>
public enum RecurrentInitialization
{
    /// <summary>Evenly from ±1 / sqrt(H), as PyTorch has them.</summary>
    Uniform,

    /// <summary>Each gate's block a random orthogonal matrix, so that states keep their length over many steps. (Saxe et al. 2014.)</summary>
    Orthogonal,
}
