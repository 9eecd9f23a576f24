using System.Runtime.CompilerServices;

namespace SeqML.Training;

/// <summary>How options that are out of range are told of.</summary>
internal static class Option
{
    public static void Require<T>(bool holds, string option, T value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"Expected the training option {option} to be {range}, found {value}."));
    }

    public static void RequireShare(float value, [CallerArgumentExpression(nameof(value))] string option = "") => Require(value is >= 0 and <= 1, option, value, "from 0 to 1");

    public static void RequireBelowOne(float value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value is >= 0 and < 1, option, value, "from 0 up to, but not, 1");

    public static void RequireAboveZero(float value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value > 0 && float.IsFinite(value), option, value, "above 0 and finite");

    public static void RequireFromZero(float value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value >= 0 && float.IsFinite(value), option, value, "at least 0 and finite");
}
