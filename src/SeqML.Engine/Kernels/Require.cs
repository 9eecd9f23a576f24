using System.Runtime.CompilerServices;

namespace SeqML.Engine.Kernels;

/// <summary>Lengths that public kernels check before they reach memory by pointers.</summary>
internal static class Require
{
    /// <summary>Throws where a span has not the length that it must have.</summary>
    public static void Length(int expected, ReadOnlySpan<float> span, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (span.Length != expected)
            Throw($"Expected {expected} numbers, found {span.Length}.", name);
    }

    /// <summary>Throws where a span is too short.</summary>
    public static void AtLeast(long expected, ReadOnlySpan<float> span, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (span.Length < expected)
            Throw($"Expected at least {expected} numbers, found {span.Length}.", name);
    }

    private static void Throw(string message, string name) => throw new ArgumentException(message, name);
}
