using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Reductions;

/// <summary>The maximum of several arrays, element by element, taken one array after the other.</summary>
public static unsafe class MaximumKernel
{
    /// <summary>Where x is greater than the maximum so far, or is NaN, it becomes the maximum, and <paramref name="step"/> is noted for it.</summary>
    /// <param name="x">The next array.</param>
    /// <param name="step">Its number.</param>
    /// <param name="maximum">The maximum so far; NaN, once met, stays.</param>
    /// <param name="steps">For each element, the array that the maximum is from: the first of equal ones.</param>
    public static void Update(ReadOnlySpan<float> x, float step, Span<float> maximum, Span<float> steps)
    {
        Require.Length(x.Length, maximum);
        Require.Length(x.Length, steps);
        fixed (float* next = x, best = maximum, chosen = steps)
        {
            var arrays = stackalloc float*[] { next, best, chosen, &step };
            EveryWidth.Run<Loop>(arrays, x.Length);
        }
    }

    private readonly struct Loop : IWideLoop
    {
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], maximum = arrays[1], steps = arrays[2];
            var step = S.Broadcast(*arrays[3]);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                V next = S.Load(x + i), best = S.Load(maximum + i), chosen = S.Load(steps + i);
                S.Store(maximum + i, S.WhereNumber(next, S.WhereGreater(next, best, next, best), next));
                S.Store(steps + i, S.WhereNumber(next, S.WhereGreater(next, best, step, chosen), step));
            }
            return i;
        }
    }
}
