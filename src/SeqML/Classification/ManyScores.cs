using Microsoft.ML.Data;

namespace SeqML.Classification;

/// <summary>
/// A row of the scores of up to 8,191 classes or labels, or of as many features. A contract's vectors have sizes fixed in code, and evaluation and trainers want
/// one vector of a known size: so there are pieces of 4096, 2048, ... 1, of which those in the binary form of the number are joined.
/// </summary>
internal abstract class ManyScores
{
    public const int Capacity = 8191;

    private const int LargestPiece = 4096;

    [VectorType(4096)]
    public VBuffer<float> SeqMLScores4096;

    [VectorType(2048)]
    public VBuffer<float> SeqMLScores2048;

    [VectorType(1024)]
    public VBuffer<float> SeqMLScores1024;

    [VectorType(512)]
    public VBuffer<float> SeqMLScores512;

    [VectorType(256)]
    public VBuffer<float> SeqMLScores256;

    [VectorType(128)]
    public VBuffer<float> SeqMLScores128;

    [VectorType(64)]
    public VBuffer<float> SeqMLScores64;

    [VectorType(32)]
    public VBuffer<float> SeqMLScores32;

    [VectorType(16)]
    public VBuffer<float> SeqMLScores16;

    [VectorType(8)]
    public VBuffer<float> SeqMLScores8;

    [VectorType(4)]
    public VBuffer<float> SeqMLScores4;

    [VectorType(2)]
    public VBuffer<float> SeqMLScores2;

    [VectorType(1)]
    public VBuffer<float> SeqMLScores1;

    private float[] all = [];

    /// <summary>The pieces that make a vector of this size, in their order.</summary>
    public static IEnumerable<string> ColumnsOf(int classes)
    {
        for (var size = LargestPiece; size > 0; size /= 2)
            if ((classes & size) != 0)
                yield return FormattableString.Invariant($"SeqMLScores{size}");
    }

    public Span<float> Probabilities(int classes)
    {
        if (all.Length != classes)
            all = new float[classes];
        return all;
    }

    /// <summary>Writes the pieces.</summary>
    private protected void CopyScores(ReadOnlySpan<float> probabilities)
    {
        var start = 0;
        Set(ref SeqMLScores4096, 4096, probabilities, ref start);
        Set(ref SeqMLScores2048, 2048, probabilities, ref start);
        Set(ref SeqMLScores1024, 1024, probabilities, ref start);
        Set(ref SeqMLScores512, 512, probabilities, ref start);
        Set(ref SeqMLScores256, 256, probabilities, ref start);
        Set(ref SeqMLScores128, 128, probabilities, ref start);
        Set(ref SeqMLScores64, 64, probabilities, ref start);
        Set(ref SeqMLScores32, 32, probabilities, ref start);
        Set(ref SeqMLScores16, 16, probabilities, ref start);
        Set(ref SeqMLScores8, 8, probabilities, ref start);
        Set(ref SeqMLScores4, 4, probabilities, ref start);
        Set(ref SeqMLScores2, 2, probabilities, ref start);
        Set(ref SeqMLScores1, 1, probabilities, ref start);
    }

    private static void Set(ref VBuffer<float> piece, int size, ReadOnlySpan<float> probabilities, ref int start)
    {
        if ((probabilities.Length & size) == 0)
        {
            piece = VBufferEditor.Create(ref piece, size, 0).Commit(); // all zeros, and not read
            return;
        }
        var editor = VBufferEditor.Create(ref piece, size);
        probabilities.Slice(start, size).CopyTo(editor.Values);
        piece = editor.Commit();
        start += size;
    }
}
