namespace SeqML.Tasks.Encoders;

/// <summary>Of which of an encoder's layers the vectors of tokens are.</summary>
public enum TokenLayers
{
    /// <summary>Of the last: what the model itself goes on with.</summary>
    Last,

    /// <summary>The mean of all layers: what is near to the words in the first, and near to the task in the last. (Peters et al. 2018, equation 1, with equal weights; the words' own vectors are not among them.)</summary>
    Mean,
}
