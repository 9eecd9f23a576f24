namespace Microsoft.ML.Data;

/// <summary>The columns made and the columns they are made of.</summary>
internal static class ColumnPairs
{
    /// <summary>One pair; the input has the output's name when it has none of its own.</summary>
    public static (string Output, string Input)[] One(string output, string input) => [(output, input ?? output)];

    public static (string Output, string Input)[] Of(InputOutputColumnPair[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return columns.Select(column => (column.OutputColumnName, column.InputColumnName)).ToArray();
    }

    public static (string Output, string Input)[] Checked((string Output, string Input)[] pairs)
    {
        foreach (var (output, input) in pairs)
        {
            NonEmpty(output, "outputColumnName");
            NonEmpty(input, "inputColumnName");
        }
        return pairs;
    }

    public static void Write(BinaryWriter writer, (string Output, string Input)[] pairs)
    {
        writer.Write(pairs.Length);
        foreach (var (output, input) in pairs)
        {
            writer.Write(output);
            writer.Write(input);
        }
    }

    public static (string Output, string Input)[] Read(BinaryReader reader)
    {
        var pairs = new (string, string)[reader.ReadInt32()];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = (reader.ReadString(), reader.ReadString());
        return pairs;
    }

    private static void NonEmpty(string name, string parameter)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentOutOfRangeException(parameter, "A column has a name.");
    }
}
