using SeqML.Engine.Randomness;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Which numbers dropout keeps, by its rule: thirty-two random bits a number, lowest first, dropped below p 2^32.</summary>
internal static class DropoutMask
{
    public static bool[] Keeps(int length, double probability, long seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, (length + 1) / 2)
            .SelectMany(_ => Parts(random.NextBits()))
            .Take(length)
            .Select(part => part >= Math.Floor(probability * 4294967296d))];
    }

    private static IEnumerable<double> Parts(ulong bits) => [bits % 4294967296, bits >> 32];
}
