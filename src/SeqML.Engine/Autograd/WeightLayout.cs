namespace SeqML.Engine.Autograd;

/// <summary>A layout of weights that kernels read, made again when the weights have changed.</summary>
/// <param name="length">How many floats it takes.</param>
/// <param name="make">Makes it from the weights as they are.</param>
internal sealed class WeightLayout(int length, WeightLayout.Maker make)
{
    private readonly Lock making = new();
    private float[] layout = [];
    private volatile int madeFrom = -1;

    /// <summary>Fills the layout.</summary>
    public delegate void Maker(Span<float> layout);

    /// <summary>The layout of the weights' <paramref name="version"/>.</summary>
    public ReadOnlySpan<float> Get(int version)
    {
        // Predictions on several threads may meet here first; training is one thread.
        if (madeFrom != version)
            lock (making)
                if (madeFrom != version)
                {
                    if (layout.Length == 0)
                        layout = GC.AllocateUninitializedArray<float>(length, pinned: true);
                    make(layout);
                    madeFrom = version;
                }
        return layout;
    }
}
