using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace SeqML.Persistence;

/// <summary>Gives every row the number 1, from which a value map makes whatever a model needs on every row.</summary>
[CustomMappingFactoryAttribute(Name)]
internal sealed class OneContract : CustomMappingFactory<OneContract.Nothing, OneContract.Row>
{
    public const string Name = "SeqML.One.v1";

    public override Action<Nothing, Row> GetMapping() => Map;

    public static void Map(Nothing input, Row output) => output.One = 1;

    /// <summary>No columns are read.</summary>
    internal sealed class Nothing;

    internal sealed class Row
    {
        [ColumnName(Names.One)]
        public int One { get; set; }
    }
}
