namespace SeqML.Engine.Kernels.ByteProducts;

/// <summary>Instructions that multiply bytes by 16-bit numbers and gather the products, at one width of registers.</summary>
/// <typeparam name="V">The register of 32-bit sums.</typeparam>
internal unsafe interface IByteSimd<V> where V : struct
{
    /// <summary>Bytes that are multiplied at once: 32, or 16.</summary>
    static abstract int Width { get; }

    /// <summary>Whether the running machine has the instructions.</summary>
    static abstract bool IsSupported { get; }

    static abstract V Zero { get; }
    static abstract V Add(V x, V y);

    /// <summary>Adds the products of <see cref="Width"/> bytes and numbers to the sums; each lane gathers some of them.</summary>
    static abstract V MultiplyAdd(sbyte* bytes, short* numbers, V sums);

    /// <summary>The sum of all lanes.</summary>
    static abstract int Sum(V sums);
}
