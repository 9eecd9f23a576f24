namespace Microsoft.ML.Transforms;

/// <summary>A factory whatever its types.</summary>
internal interface ICustomMappingFactory
{
    ITransformer CreateTransformer(string contractName);
}
