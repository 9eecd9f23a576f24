using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms by functions of the user's own.</summary>
public static class CustomMappingCatalog
{
    /// <summary>Applies a function to each row; under a contract name the model can be saved.</summary>
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(this TransformsCatalog catalog, Action<TSrc, TDst> mapAction,
        string contractName, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new() =>
        new(mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition);
}
