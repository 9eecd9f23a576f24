using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.LogBilinear;

/// <summary>One step of GloVe's log-bilinear regression with AdaGrad. (Pennington et al. 2014, equation 8; Duchi et al. 2011.)</summary>
public static unsafe class LogBilinearKernel
{
    /// <summary>Floats that the row of a vector with so many numbers takes: w, their sums of squares h, then the bias b and its sum of squares: what a step needs lies together.</summary>
    public static int RowLength(int size) => 2 * size + 2;

    /// <summary>
    /// Moves a word's row and a context's, and returns the cost before that.
    /// <code>
    /// d = w.c + b_w + b_c - log X       cost = weight d^2 / 2       s = rate weight d
    /// w_j -= s c_j / sqrt(h_j)       h_j += (s c_j)^2       and so for c with w_j, for b_w and b_c with 1
    /// </code>
    /// A step is divided by the root of what was gathered before it, and the learning rate is among what is gathered, as in the authors' program, whose sums start from 1.
    /// </summary>
    /// <param name="word">The row of the word; see <see cref="RowLength"/>.</param>
    /// <param name="context">The row of the context, another one.</param>
    /// <param name="logCount">log X.</param>
    /// <param name="weight">f(X).</param>
    /// <param name="rate">The learning rate.</param>
    /// <exception cref="ArgumentException">The rows are not of one length, or not of an even one from 4 on.</exception>
    public static float Step(Span<float> word, Span<float> context, float logCount, float weight, float rate)
    {
        Require.Length(word.Length, context);
        if (word.Length < 4 || word.Length % 2 != 0)
            throw new ArgumentException($"Expected an even number of floats from 4 on, found {word.Length}.", nameof(word));
        var size = (word.Length - 2) / 2;
        fixed (float* w = word, c = context)
        {
            float* wBias = w + 2 * size, cBias = c + 2 * size;
            var product = 0f;
            var arrays = stackalloc float*[] { w, c, w + size, c + size, &product };
            EveryWidth.Run<Product>(arrays, size);
            var difference = product + wBias[0] + cBias[0] - logCount;
            var step = rate * weight * difference;
            EveryWidth.Run<Update, float>(arrays, size, step);
            wBias[0] -= step / MathF.Sqrt(wBias[1]);
            cBias[0] -= step / MathF.Sqrt(cBias[1]);
            wBias[1] += step * step;
            cBias[1] += step * step;
            return 0.5f * weight * difference * difference;
        }
    }

    /// <summary>Asks memory for a row that will soon be stepped on. Changes nothing, and does nothing where the machine has no such instruction that .NET knows.</summary>
    public static void Prefetch(ReadOnlySpan<float> row)
    {
        const int line = 16;
        if (!Sse.IsSupported)
            return;
        fixed (float* start = row)
            for (var i = 0; i < row.Length; i += line)
                Sse.Prefetch0(start + i);
    }

    private readonly struct Product : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* w = arrays[0], c = arrays[1];
            var i = start;
            if (size - i < S.Width)
                return i;
            // Two chains hide the latency of an addition.
            V a = S.Broadcast(0), b = a;
            for (; i <= size - 2 * S.Width; i += 2 * S.Width)
            {
                a = S.MultiplyAdd(S.Load(w + i), S.Load(c + i), a);
                b = S.MultiplyAdd(S.Load(w + i + S.Width), S.Load(c + i + S.Width), b);
            }
            for (; i <= size - S.Width; i += S.Width)
                a = S.MultiplyAdd(S.Load(w + i), S.Load(c + i), a);
            *arrays[4] += S.Sum(S.Add(a, b));
            return i;
        }
    }

    private readonly struct Update : IWideLoop<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in float step)
            where S : ISimd<V>
            where V : struct
        {
            float* words = arrays[0], contexts = arrays[1], wordSums = arrays[2], contextSums = arrays[3];
            var s = S.Broadcast(step);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                V w = S.Load(words + i), c = S.Load(contexts + i), wSum = S.Load(wordSums + i), cSum = S.Load(contextSums + i);
                V wStep = S.Multiply(s, c), cStep = S.Multiply(s, w);
                S.Store(words + i, S.Subtract(w, S.Divide(wStep, S.SquareRoot(wSum))));
                S.Store(contexts + i, S.Subtract(c, S.Divide(cStep, S.SquareRoot(cSum))));
                S.Store(wordSums + i, S.MultiplyAdd(wStep, wStep, wSum));
                S.Store(contextSums + i, S.MultiplyAdd(cStep, cStep, cSum));
            }
            return i;
        }
    }
}
