namespace SeqML.TextEncoding;

/// <summary>What an encoder gives of a text. Saved models hold these names, so none ever changes.</summary>
internal enum EncodingKind
{
    /// <summary>One vector.</summary>
    Text,

    /// <summary>A vector a token, of the last layer.</summary>
    LastLayer,

    /// <summary>A vector a token, the mean of the layers.</summary>
    MeanOfLayers,
}
