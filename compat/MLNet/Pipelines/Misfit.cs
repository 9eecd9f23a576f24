namespace Microsoft.ML.Data;

/// <summary>The exceptions about columns that are missing or of the wrong type, of ML.NET's kinds.</summary>
internal static class Misfit
{
    public static Exception MissingColumn(string parameter, string role, string name) =>
        new ArgumentOutOfRangeException(parameter, $"Could not find {role} column '{name}'");

    public static Exception WrongType(string parameter, string role, string name, string expected, string found) =>
        new ArgumentOutOfRangeException(parameter, $"Schema mismatch for {role} column '{name}': expected {expected}, got {found}");
}
