using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqML.Engine.Kernels;

/// <summary>Rows of some tens of numbers, as an attention head has: a call to copy one would take longer than the copy.</summary>
internal static class ShortRow
{
    /// <summary>Copies a row to where there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ReadOnlySpan<float> from, Span<float> to)
    {
        to = to[..from.Length];
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var destination = ref MemoryMarshal.GetReference(to);
        nuint i = 0, length = (nuint)from.Length;
        for (; i + 8 <= length; i += 8)
            Vector256.LoadUnsafe(ref source, i).StoreUnsafe(ref destination, i);
        for (; i < length; i++)
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i);
    }
}
