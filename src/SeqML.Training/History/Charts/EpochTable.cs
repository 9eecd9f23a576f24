namespace SeqML.Training.History.Charts;

/// <summary>The epochs as a table; of very many, one in so many.</summary>
internal sealed class EpochTable(TrainingHistory history)
{
    /// <summary>The most rows, about.</summary>
    private const int MostRows = 100;

    public void Write(Markup html)
    {
        var epochs = history.Epochs;
        if (epochs.Count == 0)
            return;
        var every = (epochs.Count + MostRows - 1) / MostRows;
        html.AddRaw("<section class=\"epochs\"><h2>Epochs</h2>");
        if (every > 1)
            html.Add($"<p>Of {epochs.Count} epochs one in {every}, the best and the last.</p>");
        var columns = Columns();
        html.AddRaw("<div class=\"scroll\"><table><thead><tr>");
        foreach (var (name, _) in columns)
            html.Add($"<th scope=\"col\">{name}</th>");
        html.AddRaw("</tr></thead><tbody>\n");
        for (var i = 0; i < epochs.Count; i++)
        {
            var isBest = epochs[i].Epoch == history.BestEpoch;
            if (i % every != 0 && !isBest && i != epochs.Count - 1)
                continue;
            html.AddRaw(isBest ? "<tr class=\"best\">" : "<tr>");
            for (var column = 0; column < columns.Count; column++)
                html.Add(column == 0 ? (FormattableString)$"<th scope=\"row\">{columns[column].Cell(epochs[i])}</th>" : $"<td>{columns[column].Cell(epochs[i])}</td>");
            html.AddRaw("</tr>\n");
        }
        html.AddRaw("</tbody></table></div></section>\n");
    }

    private List<(string Name, Func<EpochRecord, string> Cell)> Columns()
    {
        var columns = new List<(string, Func<EpochRecord, string>)>
        {
            ("Epoch", epoch => FormattableString.Invariant($"{epoch.Epoch}")),
            Column("Loss", epoch => epoch.Loss),
        };
        if (history.Epochs.Any(epoch => epoch.Validation is not null))
            columns.Add(Column("Validation loss", epoch => epoch.Validation?.Loss ?? double.NaN));
        foreach (var name in history.MetricNames)
            columns.Add(Column(HistoryCharts.Words(name), epoch => TrainingHistory.MetricOf(epoch, name) ?? double.NaN));
        columns.Add(("Learning rate", epoch => Numerals.Short(epoch.LearningRate)));
        columns.Add(Column("Gradient norm", epoch => epoch.GradientNorm));
        columns.Add(("Tokens a second", epoch => FormattableString.Invariant($"{epoch.TokensPerSecond:#,0}")));
        columns.Add(("Time", epoch => Numerals.Duration(epoch.Seconds)));
        var (unit, unitName) = Numerals.BytesUnit(history.Epochs.Max(epoch => epoch.MemoryBytes));
        columns.Add(Column($"Memory, {unitName}", epoch => epoch.MemoryBytes / unit));
        return columns;

        (string, Func<EpochRecord, string>) Column(string name, Func<EpochRecord, double> value)
        {
            var format = Numerals.Column(history.Epochs.Select(value));
            return (name, epoch => format(value(epoch)));
        }
    }
}
