namespace SeqML.Layers.Transformers;

/// <summary>How a Transformer block normalizes.</summary>
public enum NormKind
{
    /// <summary>By mean and deviation. (Ba, Kiros and Hinton 2016.)</summary>
    Layer,

    /// <summary>By the root mean square. (Zhang and Sennrich 2019.)</summary>
    Rms,
}
