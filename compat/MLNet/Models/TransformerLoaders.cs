using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Text;

namespace Microsoft.ML.Data;

/// <summary>Which signature in a model file is read by which class.</summary>
internal static class TransformerLoaders
{
    private static readonly Dictionary<string, Func<ModelLoadContext, ITransformer>> BySignature = new()
    {
        [ChainSignature] = LoadChain,
        [ColumnCopyingTransformer.Signature] = ColumnCopyingTransformer.Load,
        [ColumnConcatenatingTransformer.Signature] = ColumnConcatenatingTransformer.Load,
        [ColumnSelectingTransformer.Signature] = ColumnSelectingTransformer.Load,
        [CustomMappingModel.Signature] = CustomMappingModel.Load,
        [ValueMappingTransformer.Signature] = ValueMappingTransformer.Load,
        [ValueToKeyMappingTransformer.Signature] = ValueToKeyMappingTransformer.Load,
        [KeyToValueMappingTransformer.Signature] = KeyToValueMappingTransformer.Load,
        [TypeConvertingTransformer.Signature] = TypeConvertingTransformer.Load,
        [TextNormalizingTransformer.Signature] = TextNormalizingTransformer.Load,
        [WordTokenizingTransformer.Signature] = WordTokenizingTransformer.Load,
        [StopWordsRemovingTransformer.Signature] = StopWordsRemovingTransformer.Load,
        [CustomStopWordsRemovingTransformer.Signature] = CustomStopWordsRemovingTransformer.Load,
    };

    public const string ChainSignature = "TransformerChain";

    public static ITransformer Load(ModelLoadContext context) => BySignature.TryGetValue(context.Signature, out var load)
        ? load(context)
        : throw new InvalidOperationException($"No transformer is stored as '{context.Signature}'.");

    private static TransformerChain<ITransformer> LoadChain(ModelLoadContext context)
    {
        var count = context.Reader.ReadInt32();
        var transformers = new ITransformer[count];
        var scopes = new TransformerScope[count];
        for (var i = 0; i < count; i++)
        {
            scopes[i] = (TransformerScope)context.Reader.ReadInt32();
            transformers[i] = context.LoadSubModel(TransformerNames.Of(i));
        }
        return new TransformerChain<ITransformer>(transformers, scopes);
    }
}
