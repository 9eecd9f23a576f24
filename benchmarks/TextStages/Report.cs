using System.Globalization;
using System.Text;
using Shared;

namespace TextStages;

/// <summary>The page of results.</summary>
internal sealed class Report
{
    private readonly StringBuilder page = new();

    public Report(string command, double? load)
    {
        page.AppendLine("# Text stages").AppendLine().AppendLine(CultureInfo.InvariantCulture, $"`{command}`").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"{Machine.Description}, {Machine.Date}, commit {Machine.Commit}. {Machine.LoadSentence(load)}").AppendLine();
        page.AppendLine("One thread. MB are millions of bytes of the text in UTF-8; a time is the median of rounds, in which all rows of a table ran by turns.");
    }

    public void Table(string title, string about, IEnumerable<Row> rows, long bytes, long lines)
    {
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine().AppendLine(about).AppendLine();
        page.AppendLine("| | MB/s | ms | made | bytes allocated a line |").AppendLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
            page.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name} | {bytes / row.Seconds / 1e6:#,0} | {row.Seconds * 1e3:#,0.0} | {row.Made:#,0} | {row.Allocated / (double)lines:0.0} |");
    }

    public void Sentence(string text) => page.AppendLine().AppendLine(text);

    public override string ToString() => page.ToString();
}
