using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Crf;

/// <summary>
/// The likeliest tags of a sentence (Viterbi 1967; Rabiner 1989, equations 32 to 35):
/// <code>
/// v_t(j) = e_t(j) + max over i of (v_(t-1)(i) + T_ij)      back_t(j) = the i that it is from
/// </code>
/// </summary>
/// <remarks>Of each row its largest is taken away, so that long sentences lose no digits. Of equal scores the tag with the lower number wins.</remarks>
public static unsafe class ViterbiKernel
{
    /// <summary>Floats of working memory.</summary>
    public static int WorkspaceLength(int steps, int tags) => checked((steps + 2) * CrfScores.StrideOf(tags));

    /// <summary>Finds them.</summary>
    /// <param name="scores">Of transitions, start and end.</param>
    /// <param name="trellis">Its emissions are read, and nothing else.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLength"/>, of any value.</param>
    /// <param name="tags">[T], gets the tags.</param>
    /// <returns>False where no sequence of tags is allowed; the tags are not set then.</returns>
    public static bool Run(CrfScores scores, CrfTrellis trellis, Span<float> workspace, Span<int> tags)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(trellis.Tags, scores.Tags);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tags.Length, trellis.Steps);
        Require.AtLeast(WorkspaceLength(trellis.Steps, trellis.Tags), workspace);
        var stride = trellis.Stride;
        var sizes = stackalloc int[] { trellis.Steps, trellis.Tags };
        fixed (float* transitions = scores.Transitions, first = scores.Start, last = scores.End, e = trellis.Emissions, memory = workspace)
        {
            float* pointers = memory + 2 * stride, best = memory + (trellis.Steps - 1) % 2 * stride;
            var arrays = stackalloc float*[] { transitions, first, e, memory, pointers, (float*)sizes };
            EveryWidth.Run<Loop>(arrays, stride);

            var (tag, score) = (-1, float.NegativeInfinity);
            for (var j = 0; j < trellis.Tags; j++)
                if (best[j] + last[j] > score)
                    (tag, score) = (j, best[j] + last[j]);
            if (tag < 0)
                return false;
            for (var t = trellis.Steps - 1; t >= 0; t--)
            {
                tags[t] = tag;
                tag = t > 0 ? (int)pointers[(nint)t * stride + tag] : 0;
            }
            return true;
        }
    }

    private readonly struct Loop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* first = arrays[1], e = arrays[2], next = arrays[3], before = next + size, pointers = arrays[4];
            var (steps, tags) = (((int*)arrays[5])[0], ((int*)arrays[5])[1]);
            for (var t = 0; t < steps; t++, e += size, pointers += size)
            {
                var largest = S.Broadcast(float.NegativeInfinity);
                for (var j = 0; j < size; j += S.Width)
                {
                    var x = S.Load(e + j);
                    x = S.Add(x, t == 0 ? S.Load(first + j) : Best<S, V>(before, arrays[0] + j, pointers + j, tags, size));
                    S.Store(next + j, x);
                    largest = S.Max(largest, x);
                }
                // Where nothing is allowed, all stays minus infinity.
                var shift = S.Broadcast(MathF.Max(S.Largest(largest), float.MinValue));
                for (var j = 0; j < size; j += S.Width)
                    S.Store(next + j, S.Subtract(S.Load(next + j), shift));
                var written = next;
                next = before;
                before = written;
            }
            return size;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V Best<S, V>(float* before, float* transitions, float* pointers, int tags, int size)
            where S : ISimd<V>
            where V : struct
        {
            V best = S.Add(S.Broadcast(before[0]), S.Load(transitions)), from = S.Broadcast(0f);
            for (var i = 1; i < tags; i++)
            {
                transitions += size;
                var x = S.Add(S.Broadcast(before[i]), S.Load(transitions));
                from = S.WhereGreater(x, best, S.Broadcast(i), from);
                best = S.WhereGreater(x, best, x, best);
            }
            S.Store(pointers, from);
            return best;
        }
    }
}
