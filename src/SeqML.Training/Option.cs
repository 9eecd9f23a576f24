namespace SeqML.Training;

/// <summary>How options that are out of range are told of.</summary>
internal static class Option
{
    public static void Require<T>(bool holds, string option, T value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"Expected the training option {option} to be {range}, found {value}."));
    }
}
