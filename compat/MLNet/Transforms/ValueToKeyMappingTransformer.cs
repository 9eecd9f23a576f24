using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Numbers the values of columns; a value never seen is key 0, the missing one.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "MapValueToKey";

    private readonly Terms[] _terms;
    private readonly bool _asText;

    internal ValueToKeyMappingTransformer((string Output, string Input)[] pairs, Terms[] terms, bool asText)
        : base(pairs)
    {
        _terms = terms;
        _asText = asText;
    }

    private ValueToKeyMappingTransformer(BinaryReader reader)
        : base(reader)
    {
        _asText = reader.ReadBoolean();
        _terms = Pairs.Select(_ => Terms.Load(reader)).ToArray();
    }

    internal static ValueToKeyMappingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        var terms = _terms[pair];
        if (!terms.ItemType.Equals(PrimitiveTypes.ItemOf(input.Type)))
            throw new InvalidOperationException($"The keys of column '{output}' were learned from {terms.ItemType}, but column '{input.Name}' is {input.Type}.");
        var key = new KeyDataViewType(typeof(uint), Math.Max(1, terms.Count));
        DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(key, vector.Dimensions) : key;
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        terms.Annotate(annotations, input, _asText);
        return new MappedColumn(new(output, type, annotations.ToAnnotations()), [input.Index], row => terms.KeyGetter(row, input));
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        context.Writer.Write(_asText);
        foreach (var terms in _terms)
            terms.Save(context.Writer);
    }
}
