namespace SeqML.Text.Normalization.Characters;

/// <summary>What stages that remove characters have in common.</summary>
internal static class Removal
{
    /// <summary>The replacement, if it is nothing or one blank.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static string Checked(string with, string parameter)
    {
        ArgumentNullException.ThrowIfNull(with, parameter);
        return with is "" or " " ? with : throw new ArgumentException($"Expected nothing or one blank to be put for what is removed, found \"{with}\".", parameter);
    }
}
