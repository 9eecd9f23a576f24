using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.TextEncoding;

/// <summary>A row's vector, in pieces that are then joined.</summary>
internal sealed class EncodedTextOutput : ManyScores
{
    /// <summary>Memory for the tokens' vectors, where the row's is made of them.</summary>
    [NoColumn]
    public TokenVectors Vectors { get; } = new();

    /// <summary>Memory for so many numbers.</summary>
    public Span<float> Features(int size) => Probabilities(size);

    /// <summary>Makes the numbers the row's.</summary>
    public void Commit(ReadOnlySpan<float> features) => CopyScores(features);
}
