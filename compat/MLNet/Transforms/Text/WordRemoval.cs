using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>Tokens without the words of a list, compared regardless of case; empty tokens go too.</summary>
internal sealed class WordRemoval
{
    private const string Expected = "a vector of String";

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public WordRemoval(IEnumerable<string> words)
    {
        var set = words.Select(word => word.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _words = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static SchemaShape Shape(SchemaShape inputSchema, IEnumerable<(string Output, string Input)> pairs)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var (_, input) in pairs)
            inputSchema.RequireText(input, vector: true, Expected);
        return inputSchema.With(pairs.Select(pair => TextColumns.Tokens(pair.Output)).ToArray());
    }

    public MappedColumn Map(string output, DataViewSchema.Column input)
    {
        TextColumns.RequireText(input, vector: true, Expected);
        return new(new(output, new VectorDataViewType(TextDataViewType.Instance)), [input.Index], row => TextColumns.ListGetter(row, input, Keep));
    }

    private void Keep(ReadOnlyMemory<char> token, List<ReadOnlyMemory<char>> kept)
    {
        if (!token.IsEmpty && !_words.Contains(token.Span))
            kept.Add(token);
    }
}
