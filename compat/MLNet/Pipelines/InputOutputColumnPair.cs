namespace Microsoft.ML;

/// <summary>A column to be made and the column it is made of.</summary>
public sealed class InputOutputColumnPair
{
    /// <summary>Makes a pair; without an input name the column replaces itself.</summary>
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        Data.Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    /// <summary>The column it is made of.</summary>
    public string InputColumnName { get; }

    /// <summary>The column to be made.</summary>
    public string OutputColumnName { get; }
}
