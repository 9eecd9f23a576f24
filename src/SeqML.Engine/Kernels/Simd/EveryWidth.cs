using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels.Simd;

/// <summary>A loop over several arrays at once, written for any width.</summary>
internal unsafe interface IWideLoop
{
    /// <summary>Does whole registers from <paramref name="start"/> on, and returns where it stopped.</summary>
    static abstract int Run<S, V>(float** arrays, int size, int start)
        where S : ISimd<V>
        where V : struct;
}

/// <summary>Runs a loop at the widest width first, and what is left at narrower ones.</summary>
internal static unsafe class EveryWidth
{
    public static void Run<L>(float** arrays, int size)
        where L : IWideLoop
    {
        var done = 0;
        if (Vector512.IsHardwareAccelerated)
            done = L.Run<Simd512, Vector512<float>>(arrays, size, done);
        if (done == size)
            return;
        if (Vector256.IsHardwareAccelerated)
            done = L.Run<Simd256, Vector256<float>>(arrays, size, done);
        if (Vector128.IsHardwareAccelerated)
            done = L.Run<Simd128, Vector128<float>>(arrays, size, done);
        L.Run<SimdScalar, float>(arrays, size, done);
    }
}
