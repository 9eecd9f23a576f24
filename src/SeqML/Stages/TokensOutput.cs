using Microsoft.ML.Data;
using SeqML.Persistence;

namespace SeqML.Stages;

/// <summary>A row of tokens.</summary>
internal sealed class TokensOutput
{
    /// <summary>The tokens.</summary>
    [ColumnName(Names.Tokens)]
    public VBuffer<ReadOnlyMemory<char>> Tokens;
}
