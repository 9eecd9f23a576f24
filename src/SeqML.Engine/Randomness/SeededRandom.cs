using System.Numerics;

namespace SeqML.Engine.Randomness;

/// <summary>Random numbers that are the same for the same seed on every machine and in every version: xoshiro256++ (Blackman and Vigna 2018).</summary>
/// <remarks>System.Random promises its sequence to no one; a training that is to be repeated, or resumed, needs one that stays. Not for one instance on two threads.</remarks>
public sealed class SeededRandom
{
    private ulong s0, s1, s2, s3;

    /// <summary>Starts from a seed; seeds that are alike give unlike sequences.</summary>
    public SeededRandom(long seed)
    {
        // The seed is spread by SplitMix64, as the authors of xoshiro advise.
        var state = (ulong)seed;
        (s0, s1, s2, s3) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    /// <summary>Where the sequence stands: all that a checkpoint has to keep.</summary>
    /// <value>Four numbers, not all of them 0.</value>
    /// <exception cref="ArgumentException">They are not four, or all are 0.</exception>
    public IReadOnlyList<ulong> State
    {
        get => [s0, s1, s2, s3];
        set
        {
            if (value is not [var a, var b, var c, var d] || (a | b | c | d) == 0)
                throw new ArgumentException("Expected four numbers, not all of them 0, as the state of random numbers.", nameof(value));
            (s0, s1, s2, s3) = (a, b, c, d);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from 0 up to, but not, 1.</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>A number from 0 up to, but not, 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1d / (1L << 53));

    /// <summary>A whole number from 0 up to, but not, <paramref name="limit"/>, each as likely as another.</summary>
    public int NextInteger(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        // The high half of bits x limit; the bias of at most limit / 2^64 is beyond observation. (Lemire 2019)
        return (int)Math.BigMul(NextBits(), (ulong)limit, out _);
    }

    /// <summary>Fills with numbers from <paramref name="low"/> to <paramref name="high"/>, evenly.</summary>
    public void FillUniform(Span<float> values, float low, float high)
    {
        foreach (ref var value in values)
            value = low + (high - low) * NextSingle();
    }

    /// <summary>Fills from the normal distribution with mean 0. (Box and Muller 1958)</summary>
    public void FillNormal(Span<float> values, float standardDeviation)
    {
        for (var i = 0; i < values.Length; i += 2)
        {
            var radius = standardDeviation * Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * NextDouble());
            values[i] = (float)(radius * cosine);
            if (i + 1 < values.Length)
                values[i + 1] = (float)(radius * sine);
        }
    }

    /// <summary>Puts the items in random order, every order as likely as another. (Fisher and Yates)</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInteger(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
