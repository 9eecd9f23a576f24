using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>How a prediction engine is made.</summary>
public sealed class PredictionEngineOptions
{
    /// <summary>Whether members of the result without a column are left alone.</summary>
    public bool IgnoreMissingColumns = true;

    /// <summary>How the example becomes a row.</summary>
    public SchemaDefinition InputSchemaDefinition;

    /// <summary>How the row becomes a result.</summary>
    public SchemaDefinition OutputSchemaDefinition;

    /// <summary>Whether disposing the engine disposes the transformer.</summary>
    public bool OwnsTransformer = true;
}
