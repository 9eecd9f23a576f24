using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Normalizes text; of a vector's items those drop out of which nothing is left.</summary>
public sealed class TextNormalizingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "NormalizeText";

    private readonly TextRules _rules;

    internal TextNormalizingTransformer((string Output, string Input)[] pairs, TextRules rules)
        : base(pairs) => _rules = rules;

    private TextNormalizingTransformer(BinaryReader reader)
        : base(reader) => _rules = TextRules.Load(reader);

    internal static TextNormalizingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        TextColumns.RequireText(input, vector: false, TextNormalizingEstimator.Expected);
        return input.Type is VectorDataViewType
            ? new(new(output, new VectorDataViewType(TextDataViewType.Instance)), [input.Index], row => VectorGetter(row, input))
            : new(new(output, TextDataViewType.Instance), [input.Index], row => ScalarGetter(row, input));
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        _rules.Save(context.Writer);
    }

    private Delegate ScalarGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var buffer = new StringBuilder();
        return ItemMaps.Getter<ReadOnlyMemory<char>, ReadOnlyMemory<char>>(row, column, text => _rules.Apply(text, buffer));
    }

    private Delegate VectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var buffer = new StringBuilder();
        return TextColumns.ListGetter(row, column, (text, items) =>
        {
            var normalized = _rules.Apply(text, buffer);
            if (!normalized.IsEmpty)
                items.Add(normalized);
        });
    }
}
