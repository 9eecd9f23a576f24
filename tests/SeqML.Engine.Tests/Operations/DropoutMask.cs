using SeqML.Engine.Randomness;

namespace SeqML.Engine.Tests.Operations;

/// <summary>Which numbers dropout keeps, by its rule: sixteen random bits a number, lowest first, dropped below p 2^16.</summary>
internal static class DropoutMask
{
    public static bool[] Keeps(int length, double probability, long seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, (length + 3) / 4)
            .SelectMany(_ => Parts(random.NextBits()))
            .Take(length)
            .Select(part => part >= Math.Round(probability * 65536))];
    }

    private static IEnumerable<double> Parts(ulong bits) => [bits % 65536, (bits >> 16) % 65536, (bits >> 32) % 65536, bits >> 48];
}
