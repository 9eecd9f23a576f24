using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using SeqML.Persistence;

namespace SeqML.Stages;

/// <summary>A row of tokens.</summary>
internal sealed class TokensOutput
{
    /// <summary>The tokens.</summary>
    [ColumnName(Names.Tokens)]
    public VBuffer<ReadOnlyMemory<char>> Tokens;

    /// <summary>Memory for tokens while nobody knows how many there are.</summary>
    [NoColumn]
    public List<ReadOnlyMemory<char>> Pending { get; } = [];

    /// <summary>Makes the pending tokens the row's.</summary>
    public void Commit()
    {
        var editor = VBufferEditor.Create(ref Tokens, Pending.Count);
        CollectionsMarshal.AsSpan(Pending).CopyTo(editor.Values);
        Tokens = editor.Commit();
        Pending.Clear();
    }
}
