namespace SeqML.Layers;

/// <summary>What the results of a layer go through, number by number.</summary>
public enum Activation
{
    /// <summary>The rectifier, max(x, 0).</summary>
    Relu,

    /// <summary>x times the probability that a normal number is below x. (Hendrycks and Gimpel 2016.)</summary>
    Gelu,
}
