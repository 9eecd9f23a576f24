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

/// <summary>A loop over several arrays at once that has constants, written for any width.</summary>
/// <typeparam name="C">The constants.</typeparam>
internal unsafe interface IWideLoop<C>
    where C : struct
{
    /// <summary>Does whole registers from <paramref name="start"/> on, and returns where it stopped.</summary>
    static abstract int Run<S, V>(float** arrays, int size, int start, in C constants)
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
        if (done < size && Vector256.IsHardwareAccelerated)
            done = L.Run<Simd256, Vector256<float>>(arrays, size, done);
        if (done < size && Vector128.IsHardwareAccelerated)
            done = L.Run<Simd128, Vector128<float>>(arrays, size, done);
        if (done < size)
            L.Run<SimdScalar, float>(arrays, size, done);
    }

    public static void Run<L, C>(float** arrays, int size, in C constants)
        where L : IWideLoop<C>
        where C : struct
    {
        var done = 0;
        if (Vector512.IsHardwareAccelerated)
            done = L.Run<Simd512, Vector512<float>>(arrays, size, done, constants);
        if (done < size && Vector256.IsHardwareAccelerated)
            done = L.Run<Simd256, Vector256<float>>(arrays, size, done, constants);
        if (done < size && Vector128.IsHardwareAccelerated)
            done = L.Run<Simd128, Vector128<float>>(arrays, size, done, constants);
        if (done < size)
            L.Run<SimdScalar, float>(arrays, size, done, constants);
    }
}
