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

    public ReadOnlySpan<ReadOnlyMemory<char>> Words() => WordsOf(Tokens, ref dense);

    /// <summary>All words of a vector, those that are not stored included.</summary>
    /// <param name="tokens">The vector.</param>
    /// <param name="dense">Memory for one that does not store all.</param>
    public static ReadOnlySpan<ReadOnlyMemory<char>> WordsOf(VBuffer<ReadOnlyMemory<char>> tokens, ref VBuffer<ReadOnlyMemory<char>> dense)
    {
        if (tokens.IsDense)
            return tokens.GetValues();
        tokens.CopyToDense(ref dense);
        return dense.GetValues();
    }
}
