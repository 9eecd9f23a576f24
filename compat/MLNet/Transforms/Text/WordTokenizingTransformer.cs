using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Splits text at separators; between two of them is no token.</summary>
public sealed class WordTokenizingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "TokenizeIntoWords";

    private readonly char[] _separators;

    internal WordTokenizingTransformer((string Output, string Input)[] pairs, char[] separators)
        : base(pairs) => _separators = separators;

    private WordTokenizingTransformer(BinaryReader reader)
        : base(reader) => _separators = reader.ReadString().ToCharArray();

    internal static WordTokenizingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        TextColumns.RequireText(input, vector: false, WordTokenizingEstimator.Expected);
        return new(new(output, new VectorDataViewType(TextDataViewType.Instance)), [input.Index], row => TextColumns.ListGetter(row, input, Split));
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        context.Writer.Write(new string(_separators));
    }

    private void Split(ReadOnlyMemory<char> text, List<ReadOnlyMemory<char>> tokens)
    {
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOfAny(_separators);
            if (end < 0)
                end = text.Length;
            if (end > 0)
                tokens.Add(text[..end]);
            text = text[Math.Min(end + 1, text.Length)..];
        }
    }
}
