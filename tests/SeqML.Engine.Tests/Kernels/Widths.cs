using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>Runs what is generic in the width of registers at a width that is chosen by number.</summary>
internal static class Widths
{
    /// <summary>The widths, in floats, that this machine has under the settings of this run.</summary>
    public static int[] Supported =>
    [
        .. Simd512.IsSupported ? [Simd512.Width] : Array.Empty<int>(),
        .. Simd256.IsSupported ? [Simd256.Width] : Array.Empty<int>(),
        .. Simd128.IsSupported ? [Simd128.Width] : Array.Empty<int>(),
        SimdScalar.Width,
    ];

    public static T Run<T>(int width, IWidthFunction<T> function)
    {
        if (width == Simd512.Width)
            return function.Run<Simd512, Vector512<float>>();
        if (width == Simd256.Width)
            return function.Run<Simd256, Vector256<float>>();
        return width == Simd128.Width ? function.Run<Simd128, Vector128<float>>() : function.Run<SimdScalar, float>();
    }
}
