using System.Globalization;

namespace SeqML.Training.History.Charts;

/// <summary>The top of a page: what was trained, how it came out, and how it was made.</summary>
internal sealed class PageHeader(TrainingHistory history)
{
    public void Write(Markup html, string title, IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        html.Add($"<header><p class=\"kind\">Training history</p><h1>{title}</h1>\n");
        if (history.Epochs.Count == 0)
            html.AddRaw("<p class=\"note\">No epoch was finished.</p>\n");
        if (history.Divergence is { } divergence)
            html.Add($"<p class=\"note\">{divergence}</p>\n");
        html.AddRaw("<dl class=\"figures\">");
        foreach (var (name, value) in Figures())
            html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        html.AddRaw("</dl>\n");
        if (facts.Count > 0)
        {
            html.AddRaw("<dl class=\"facts\">");
            foreach (var (name, value) in facts)
                html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
            html.AddRaw("</dl>\n");
        }
        html.AddRaw("</header>\n");
    }

    private IEnumerable<(string Name, string Value)> Figures()
    {
        var epochs = history.Epochs;
        var best = epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch);
        if (best is not null)
            yield return ("best epoch", FormattableString.Invariant($"{best.Epoch} of {epochs.Count}"));
        if (best?.Validation is { } validation)
        {
            yield return (HistoryCharts.Words(validation.Metrics[0].Name).ToLowerInvariant(), Numerals.Short(validation.Metric));
            yield return ("validation loss", Numerals.Short(validation.Loss));
        }
        if (best is not null)
            yield return ("training loss", Numerals.Short(best.Loss));
        if (history.Steps.Count > 0)
            yield return ("steps", history.Steps[^1].Step.ToString("#,0", CultureInfo.InvariantCulture));
        if (epochs.Count == 0)
            yield break;
        var seconds = epochs.Sum(epoch => epoch.Seconds);
        yield return ("time of training", Numerals.Duration(seconds));
        if (seconds > 0)
            yield return ("tokens a second", (epochs.Sum(epoch => epoch.TokensPerSecond * epoch.Seconds) / seconds).ToString("#,0", CultureInfo.InvariantCulture));
    }
}
