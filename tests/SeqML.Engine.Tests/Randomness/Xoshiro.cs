namespace SeqML.Engine.Tests.Randomness;

/// <summary>xoshiro256++ and SplitMix64, written from the authors' C at prng.di.unimi.it.</summary>
internal sealed class Xoshiro(ulong[] s)
{
    public static Xoshiro FromSeed(ulong seed)
    {
        var s = new ulong[4];
        for (var i = 0; i < 4; i++)
        {
            var z = seed += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            s[i] = z ^ (z >> 31);
        }
        return new Xoshiro(s);
    }

    public ulong Next()
    {
        var result = RotateLeft(s[0] + s[3], 23) + s[0];
        var t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = RotateLeft(s[3], 45);
        return result;
    }

    private static ulong RotateLeft(ulong x, int k) => (x << k) | (x >> (64 - k));
}
