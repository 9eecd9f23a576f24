using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SeqML.Tasks;

/// <summary>The fingerprint of examples, which is the same in every process: SHA-256 of all their numbers.</summary>
internal sealed class ExampleHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a run of numbers, and where it ends.</summary>
    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        hash.AppendData(BitConverter.GetBytes(values.Length));
        hash.AppendData(MemoryMarshal.AsBytes(values));
    }

    /// <summary>The fingerprint of all that was added.</summary>
    public string Text => Convert.ToHexString(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
