namespace SeqML.Embeddings.Evaluation;

/// <summary>How the answer of "a is to b as c is to d" is found.</summary>
public enum AnalogyMethod
{
    /// <summary>3CosAdd: the largest cos(d, b) - cos(d, a) + cos(d, c). (Mikolov et al. 2013.)</summary>
    Addition,

    /// <summary>3CosMul: the largest cos'(d, b) cos'(d, c) / (cos'(d, a) + 0.001), with cos' = (cos + 1) / 2. (Levy and Goldberg 2014.)</summary>
    Multiplication,
}
