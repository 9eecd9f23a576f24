using Microsoft.ML;
using Microsoft.ML.Data;

namespace Sentiment;

/// <summary>Reads the TSV files: a header with the columns Label and Text, in any order and place; no quoting.</summary>
internal static class Reviews
{
    public static IDataView Load(MLContext ml, string file)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"Expected a TSV file with a header and the columns Label and Text at '{file}', found {(Directory.Exists(file) ? "a folder" : "no such file")}.", file);
        using var reader = new StreamReader(file);
        var header = (reader.ReadLine() ?? "").Split('\t');
        var (label, text) = (Array.IndexOf(header, "Label"), Array.IndexOf(header, "Text"));
        if (label < 0 || text < 0)
            throw new InvalidDataException($"Expected the first line of '{file}' to name the columns Label and Text, found {(header is [""] ? "none" : $"'{string.Join("', '", header)}'")}.");
        if (reader.ReadLine() is null)
            throw new InvalidDataException($"Expected rows under the header of '{file}', found none.");
        return ml.Data.LoadFromTextFile(file, [new("Label", DataKind.String, label), new("Text", DataKind.String, text)], hasHeader: true);
    }

    /// <summary>Figures over rows that training could not know of would say nothing.</summary>
    public static void RequireKnownLabels(IDataView train, IDataView test, string testName)
    {
        var known = train.GetColumn<string>("Label").ToHashSet();
        var labels = test.GetColumn<string>("Label").ToList();
        if (labels.Count == 0)
            throw new InvalidDataException($"Expected rows to test on in {testName}, found none. Give more rows, or a file as --test.");
        if (labels.FirstOrDefault(label => !known.Contains(label)) is { } unknown)
            throw new InvalidDataException($"Expected only the labels {string.Join(", ", known.Order().Select(label => $"'{label}'"))} in {testName}, found '{unknown}'.");
    }
}
