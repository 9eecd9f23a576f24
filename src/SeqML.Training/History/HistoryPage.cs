using SeqML.Training.History.Charts;

namespace SeqML.Training.History;

/// <summary>What a page about a training has beside its curves.</summary>
/// <remarks>The page is one file of HTML: its curves are SVG, it asks the network for nothing, and it is read without JavaScript, too (with it, pointing at a curve shows values).</remarks>
public sealed record HistoryPage
{
    /// <summary>What was trained.</summary>
    /// <value>"A training".</value>
    public string Title { get; init; } = "A training";

    /// <summary>What is worth knowing of it, by name: options, sizes, data.</summary>
    /// <value>None.</value>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>How well the model's probabilities can be trusted, drawn as a reliability diagram.</summary>
    /// <value>None: then those of the history's calibration are drawn, where it has one.</value>
    public IReadOnlyList<ReliabilityCurve> Reliability { get; init; } = [];

    /// <summary>The page.</summary>
    /// <param name="history">What happened.</param>
    public string ToHtml(TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        var html = new Markup();
        html.AddRaw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        html.Add($"<title>{Title}</title>");
        html.AddRaw("<style>\n").AddRaw(PageFiles.Style).AddRaw("</style></head><body><main>\n");
        new PageHeader(history).Write(html, Title, Facts);
        html.AddRaw("<section class=\"charts\">\n");
        foreach (var chart in new HistoryCharts(history).All(Reliability.Count > 0 ? Reliability : history.Calibration?.Curves ?? []))
            html.Add($"{chart.Draw()}");
        html.AddRaw("</section>\n");
        new EpochTable(history).Write(html);
        return html.AddRaw("</main><script>\n").AddRaw(PageFiles.Script).AddRaw("</script></body></html>\n").ToString();
    }
}
