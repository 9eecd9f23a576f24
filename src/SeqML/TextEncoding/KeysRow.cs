using Microsoft.ML.Data;
using SeqML.Persistence;

namespace SeqML.TextEncoding;

/// <summary>A row of a vector of Key.</summary>
internal sealed class KeysRow
{
    /// <summary>What the stage knows, as text.</summary>
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    /// <summary>From 1 on, 0 where one is missing. The largest count makes any column of keys fit.</summary>
    [ColumnName(Names.Input)]
    [KeyType(2147483646)]
    public uint[]? Keys { get; set; }
}
