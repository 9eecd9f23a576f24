using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Text.Tokenization;

namespace SeqML.Stages;

/// <summary>A row of Text, whose words are those of <see cref="WordTokenizer"/>.</summary>
internal sealed class TextWordsRow : IWordsRow
{
    private readonly List<ReadOnlyMemory<char>> words = [];

    [ColumnName(Names.Input)]
    public ReadOnlyMemory<char> Text { get; set; }

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    public ReadOnlySpan<ReadOnlyMemory<char>> Words()
    {
        words.Clear();
        foreach (var token in WordTokenizer.Tokenize(Text.Span))
            words.Add(Text.Slice(token.Start, token.Length));
        return CollectionsMarshal.AsSpan(words);
    }
}
