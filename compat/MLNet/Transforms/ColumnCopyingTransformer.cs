using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Copies columns, with their annotations.</summary>
public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "CopyColumns";

    internal ColumnCopyingTransformer((string Output, string Input)[] pairs)
        : base(pairs)
    {
    }

    private ColumnCopyingTransformer(BinaryReader reader)
        : base(reader)
    {
    }

    internal static ColumnCopyingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input) =>
        new(new(output, input.Type, input.Annotations), [input.Index], row => RowGetters.Of(row, input));

    internal override void SaveModel(ModelSaveContext context) => SavePairs(context, Signature);
}
