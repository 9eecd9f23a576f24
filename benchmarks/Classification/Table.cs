using System.Text.Json;

namespace Classification;

/// <summary>The rows so far, and the file that they are kept in, so that a long run can go on after an end.</summary>
internal sealed class Table
{
    private readonly string? file;
    private readonly List<Row> rows = [];

    /// <summary>An empty table, or with what the file has.</summary>
    /// <param name="file">Where the rows are kept; null for nowhere.</param>
    /// <param name="continues">Whether the rows in the file are taken.</param>
    public Table(string? file, bool continues)
    {
        this.file = file;
        if (continues && file is not null && File.Exists(file))
            rows.AddRange(JsonSerializer.Deserialize<Row[]>(File.ReadAllText(file), Peers.Json)!);
    }

    public IReadOnlyList<Row> Rows => rows;

    public bool Has(string dataset, string model) => rows.Any(row => row.Dataset == dataset && row.Model == model);

    public void Add(Row row)
    {
        rows.Add(row);
        if (file is not null)
            File.WriteAllText(file, JsonSerializer.Serialize(rows, Peers.Json) + "\n");
    }
}
