using Microsoft.ML.Transforms;

namespace SeqML.MLNet.Tests.Models;

/// <summary>Claims a contract, but makes no mapping.</summary>
[CustomMappingFactoryAttribute(Contract)]
public sealed class NoFactory
{
    public const string Contract = "SeqML.MLNet.Tests.NoFactory";
}
