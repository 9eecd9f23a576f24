namespace SeqML.Engine.Tensors;

/// <summary>Memory that is handed out piece by piece and taken back all at once. After the first round nothing is allocated.</summary>
internal sealed class Arena
{
    private const int FirstBlock = 1 << 16;

    private readonly List<FloatBuffer> blocks = [];
    private int used;
    private long usedBefore;

    /// <summary>Floats of any value, on a 64-byte boundary, until the next <see cref="Reset"/>.</summary>
    public FloatBuffer Rent(int length)
    {
        var rounded = (int)(((long)length + FloatBuffer.Alignment - 1) / FloatBuffer.Alignment * FloatBuffer.Alignment);
        if (blocks.Count == 0 || (long)used + rounded > blocks[^1].Length)
        {
            usedBefore += used;
            used = 0;
            var doubled = blocks.Count == 0 ? FirstBlock : Math.Min(2L * blocks[^1].Length, Array.MaxLength / 2);
            blocks.Add(FloatBuffer.Allocate((int)Math.Max(doubled, rounded)));
        }
        var rented = blocks[^1].Slice(used, length);
        used += rounded;
        return rented;
    }

    /// <summary>Takes everything back. A round that needed several blocks is given one that holds them all.</summary>
    public void Reset()
    {
        if (blocks.Count > 1)
        {
            var needed = usedBefore + used;
            blocks.Clear();
            if (needed < Array.MaxLength / 2)
                blocks.Add(FloatBuffer.Allocate((int)needed));
        }
        (used, usedBefore) = (0, 0);
    }
}
