using SeqML.Engine.Randomness;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Which numbers dropout keeps, by its rule: a hash of the place and of the seed that random numbers give, dropped below p 2^32.</summary>
internal static class DropoutMask
{
    public static bool[] Keeps(int length, double probability, long seed) => KeepsBySeed(length, probability, new SeededRandom(seed).NextBits());

    public static bool[] KeepsBySeed(int length, double probability, ulong seed) =>
        [.. Enumerable.Range(0, length).Select(place => Hash((ulong)place, seed) >= Math.Floor((float)probability * 4294967296d))];

    /// <summary>The seed of a part of a piece of work: SplitMix64's number of that index.</summary>
    public static ulong SeedOf(ulong seed, int part)
    {
        var z = unchecked(seed + (ulong)(part + 1) * 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }

    /// <summary>In 64 bits, cut to 32 after every step.</summary>
    private static double Hash(ulong place, ulong seed)
    {
        const ulong cut = 0xFFFFFFFF;
        var bits = (place + (seed & cut)) & cut;
        bits = (bits ^ (bits >> 16)) * 0x7FEB352D & cut;
        bits = ((bits ^ (bits >> 15)) + (seed >> 32)) & cut;
        bits = (bits ^ (bits >> 16)) * 0x846CA68B & cut;
        return bits ^ (bits >> 16);
    }
}
