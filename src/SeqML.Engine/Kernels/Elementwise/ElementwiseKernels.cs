using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>
/// Functions that System.Numerics.Tensors lacks or does not promise the same bits for at any length. Sums, products and
/// copies come from TensorPrimitives.
/// </summary>
/// <remarks>An element's result does not depend on its place in the span: the last few go through the same registers, padded.</remarks>
public static unsafe class ElementwiseKernels
{
    /// <summary>y = e^x.</summary>
    public static void Exponential(ReadOnlySpan<float> x, Span<float> y) => Apply<ExponentialFunction>(x, y);

    /// <summary>y = 1 / (1 + e^-x).</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => Apply<SigmoidFunction>(x, y);

    /// <summary>y = tanh x.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => Apply<TanhFunction>(x, y);

    /// <summary>y = x times the probability that a normal number is below x. (PyTorch's F.gelu, the exact one.)</summary>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => Apply<GeluFunction>(x, y);

    private static void Apply<F>(ReadOnlySpan<float> x, Span<float> y)
        where F : IUnary
    {
        Require.Length(x.Length, y);
        if (Vector512.IsHardwareAccelerated)
            Apply<F, Simd512, Vector512<float>>(x, y);
        else if (Vector256.IsHardwareAccelerated)
            Apply<F, Simd256, Vector256<float>>(x, y);
        else if (Vector128.IsHardwareAccelerated)
            Apply<F, Simd128, Vector128<float>>(x, y);
        else
            Apply<F, SimdScalar, float>(x, y);
    }

    [SkipLocalsInit]
    private static void Apply<F, S, V>(ReadOnlySpan<float> x, Span<float> y)
        where F : IUnary
        where S : ISimd<V>
        where V : struct
    {
        fixed (float* source = x, destination = y)
        {
            var i = 0;
            for (; i <= x.Length - S.Width; i += S.Width)
                S.Store(destination + i, F.Apply<S, V>(S.Load(source + i)));
            if (i == x.Length)
                return;
            var rest = stackalloc float[S.Width];
            new Span<float>(rest, S.Width).Clear();
            x[i..].CopyTo(new Span<float>(rest, S.Width));
            S.Store(rest, F.Apply<S, V>(S.Load(rest)));
            new ReadOnlySpan<float>(rest, x.Length - i).CopyTo(y[i..]);
        }
    }
}
