namespace SeqML.Embeddings.Learning.Steps;

/// <summary>The sum of minus log p over many p, at the cost of a multiplication for most.</summary>
internal struct LossSum
{
    private double sum;
    private double product;

    public LossSum() => product = 1;

    public readonly double Value => sum - Math.Log(product);

    public void Add(double likelihood)
    {
        product *= Math.Max(likelihood, 1e-100);
        if (product > 1e-200)
            return;
        sum -= Math.Log(product);
        product = 1;
    }
}
