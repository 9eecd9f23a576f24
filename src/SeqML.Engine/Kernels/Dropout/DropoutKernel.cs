using System.Numerics;

namespace SeqML.Engine.Kernels.Dropout;

/// <summary>Sets numbers to zero with a probability p and divides the others by 1 - p. (Srivastava et al. 2014.)</summary>
/// <remarks>
/// What is dropped is a function of a seed and of a number's place: backward asks again instead of keeping a mask, and parts
/// of one piece of work need not wait for each other's random numbers. The function is lowbias32, an integer hash (Wellons 2018), of the
/// place and both halves of the seed: whole numbers are the same at any width of registers.
/// </remarks>
public static class DropoutKernel
{
    private const uint First = 0x7FEB352D;
    private const uint Second = 0x846CA68B;

    /// <summary>y = x / (1 - p), or 0 where dropped.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="probability">p, from 0 up to, but not, 1.</param>
    /// <param name="seed">Decides what is dropped.</param>
    /// <param name="y">As long as x; it may be x itself.</param>
    /// <param name="place">The place of the first number, where these are a part of others.</param>
    public static void Forward(ReadOnlySpan<float> x, float probability, ulong seed, Span<float> y, int place = 0)
    {
        Require.Length(x.Length, y);
        var drops = new Drops(probability, seed);
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            drops.Apply(new Vector<float>(x[i..]), place + i).CopyTo(y[i..]);
        for (; i < x.Length; i++)
            y[i] = drops.Apply(x[i], place + i);
    }

    /// <summary>y += x / (1 - p), or nothing where dropped: a gradient, or what is added to a residual.</summary>
    public static void Add(ReadOnlySpan<float> x, float probability, ulong seed, Span<float> y, int place = 0)
    {
        Require.Length(x.Length, y);
        var drops = new Drops(probability, seed);
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(y[i..]) + drops.Apply(new Vector<float>(x[i..]), place + i)).CopyTo(y[i..]);
        for (; i < x.Length; i++)
            y[i] += drops.Apply(x[i], place + i);
    }

    /// <summary>y = x / (1 - p), or 0 where dropped; and x gets a minus sign there, so that numbers that were not negative tell it later.</summary>
    public static void Mark(Span<float> x, float probability, ulong seed, Span<float> y)
    {
        Require.Length(x.Length, y);
        var drops = new Drops(probability, seed);
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var number = new Vector<float>(x[i..]);
            var kept = drops.Apply(number, i);
            kept.CopyTo(y[i..]);
            Vector.ConditionalSelect(Vector.GreaterThan(kept, Vector<float>.Zero), number, -number).CopyTo(x[i..]);
        }
        for (; i < x.Length; i++)
        {
            y[i] = drops.Apply(x[i], i);
            x[i] = y[i] > 0 ? x[i] : -x[i];
        }
    }

    /// <summary>A seed for each part of a piece of work.</summary>
    public static ulong SeedOf(ulong seed, int part)
    {
        // SplitMix64 (Steele, Lea and Flood 2014), which spreads seeds of neighbours apart.
        var z = seed + ((ulong)part + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The decision for each place, and what it does to a number.</summary>
    private readonly ref struct Drops(float probability, ulong seed)
    {
        private readonly uint low = (uint)seed;
        private readonly uint high = (uint)(seed >> 32);
        private readonly uint threshold = (uint)(probability * (double)(1L << 32));
        private readonly float kept = 1 / (1 - probability);
        private readonly Vector<uint> places = Vector<uint>.Indices;

        public Vector<float> Apply(Vector<float> x, int place)
        {
            var bits = places + new Vector<uint>((uint)place + low);
            bits = (bits ^ (bits >> 16)) * First;
            bits = (bits ^ (bits >> 15)) + new Vector<uint>(high);
            bits = (bits ^ (bits >> 16)) * Second;
            bits ^= bits >> 16;
            var keeps = Vector.GreaterThanOrEqual(bits, new Vector<uint>(threshold));
            return Vector.ConditionalSelect(Vector.AsVectorSingle(keeps), x * kept, Vector<float>.Zero);
        }

        public float Apply(float x, int place)
        {
            var bits = (uint)place + low;
            bits = (bits ^ (bits >> 16)) * First;
            bits = (bits ^ (bits >> 15)) + high;
            bits = (bits ^ (bits >> 16)) * Second;
            bits ^= bits >> 16;
            return bits >= threshold ? x * kept : 0;
        }
    }
}
