namespace SeqML.Embeddings.Formats;

/// <summary>Vectors as codes: each part of a vector is one of 256 centroids. (Jegou et al. 2011, as fastText uses it: Joulin et al. 2016.)</summary>
/// <param name="centroids">For each part its centroids.</param>
/// <param name="partCount">Parts of a vector.</param>
/// <param name="partSize">Numbers in each part but the last.</param>
/// <param name="lastSize">Numbers in the last.</param>
internal sealed class ProductQuantizer(float[] centroids, int partCount, int partSize, int lastSize)
{
    public const int CentroidCount = 256;

    public int PartCount => partCount;

    /// <summary>The vector of a row of codes.</summary>
    public void Decode(ReadOnlySpan<byte> codes, Span<float> vector)
    {
        for (var part = 0; part < partCount; part++)
        {
            var size = part == partCount - 1 ? lastSize : partSize;
            centroids.AsSpan(part * CentroidCount * partSize + codes[part] * size, size).CopyTo(vector[(part * partSize)..]);
        }
    }
}
