using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Encoders;

namespace SeqML.TextEncoding;

/// <summary>The vectors of a row's tokens, one after the other.</summary>
internal sealed class EncodedTokensOutput
{
    [ColumnName(Names.Features)]
    public VBuffer<float> Features;

    /// <summary>Memory for the vectors.</summary>
    [NoColumn]
    public TokenVectors Vectors { get; } = new();

    /// <summary>Makes the vectors the row's.</summary>
    public void Commit()
    {
        var editor = VBufferEditor.Create(ref Features, Vectors.Values.Length);
        Vectors.Values.CopyTo(editor.Values);
        Features = editor.Commit();
    }
}
