namespace Microsoft.ML.Data;

/// <summary>The tests of arguments that .NET has no word for.</summary>
internal static class Check
{
    /// <summary>Throws what ML.NET throws for a name that is null or empty: ArgumentNullException in both cases.</summary>
    public static void NonEmpty(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentNullException(name);
    }
}
