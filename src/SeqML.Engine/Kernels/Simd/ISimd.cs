namespace SeqML.Engine.Kernels.Simd;

/// <summary>
/// The vector instructions that kernels are written in: a kernel is one generic method, and each width of the
/// hardware is a type argument, which the JIT compiles to code of its own.
/// </summary>
/// <typeparam name="V">The register: 512, 256 or 128 bits of float, or one float.</typeparam>
/// <remarks>NaN in an operand gives NaN, except that <see cref="Max"/> and <see cref="Min"/> promise it for their second operand only.</remarks>
internal unsafe interface ISimd<V> where V : struct
{
    /// <summary>Floats in a register.</summary>
    static abstract int Width { get; }

    /// <summary>Whether this width is what the running machine does best.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Whether there are 32 registers, room for a tile of 12 rows; otherwise 16, room for 6.</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract V Load(float* source);
    static abstract void Store(float* destination, V value);
    static abstract V Broadcast(float value);
    static abstract V Add(V x, V y);
    static abstract V Subtract(V x, V y);
    static abstract V Multiply(V x, V y);
    static abstract V Divide(V x, V y);

    /// <summary>x y + z, rounded once where the hardware can.</summary>
    static abstract V MultiplyAdd(V x, V y, V z);

    /// <summary>The larger; y where either is NaN.</summary>
    static abstract V Max(V x, V y);

    /// <summary>The smaller; y where either is NaN.</summary>
    static abstract V Min(V x, V y);

    /// <summary>a where x &gt; y; b elsewhere, and where x or y is NaN.</summary>
    static abstract V WhereGreater(V x, V y, V a, V b);

    /// <summary>a where x is a number; b where it is NaN.</summary>
    static abstract V WhereNumber(V x, V a, V b);

    static abstract V SquareRoot(V x);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract V Round(V x);

    /// <summary>x 2^n, for whole n from -126 to 127.</summary>
    static abstract V Scale(V x, V n);

    /// <summary>The whole n of x = m 2^n with m from 1 up to, but not, 2; for positive x from 2^-126 on.</summary>
    static abstract V Exponent(V x);

    static abstract float Sum(V x);

    /// <summary>The largest of the register's numbers; any of them where one is NaN.</summary>
    static abstract float Largest(V x);
}
