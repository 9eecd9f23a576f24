namespace Microsoft.ML.Data;

/// <summary>The occasions on which a chain applies a transformer.</summary>
[Flags]
public enum TransformerScope
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>While training.</summary>
    Training = 1,

    /// <summary>While testing.</summary>
    Testing = 2,

    /// <summary>While training and testing.</summary>
    TrainTest = Training | Testing,

    /// <summary>While predicting.</summary>
    Scoring = 4,

    /// <summary>Always.</summary>
    Everything = TrainTest | Scoring,
}
