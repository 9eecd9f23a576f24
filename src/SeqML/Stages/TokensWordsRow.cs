using Microsoft.ML.Data;
using SeqML.Persistence;

namespace SeqML.Stages;

/// <summary>A row of a vector of Text.</summary>
internal sealed class TokensWordsRow : IWordsRow
{
    private VBuffer<ReadOnlyMemory<char>> dense;

    [ColumnName(Names.Input)]
    public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    public ReadOnlySpan<ReadOnlyMemory<char>> Words()
    {
        if (Tokens.IsDense)
            return Tokens.GetValues();
        Tokens.CopyToDense(ref dense);
        return dense.GetValues();
    }
}
