namespace SeqML.Engine.Tests.References;

/// <summary>Which row of the packed matrix is token t of sequence b: counted token by token.</summary>
internal static class PackedRows
{
    /// <summary>rows[b][t].</summary>
    public static int[][] Of(int[] lengths)
    {
        var rows = lengths.Select(length => new int[length]).ToArray();
        var next = 0;
        for (var t = 0; t < lengths.Max(); t++)
            for (var b = 0; b < lengths.Length; b++)
                if (t < lengths[b])
                    rows[b][t] = next++;
        return rows;
    }
}
