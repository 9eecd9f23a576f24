namespace SeqML.Training.History.Charts;

/// <summary>The charts of a history: what there is no data for is left out.</summary>
internal sealed class HistoryCharts
{
    private readonly TrainingHistory history;
    private readonly double[] ends;

    public HistoryCharts(TrainingHistory history)
    {
        this.history = history;
        ends = history.Steps.Count == 0 ? [] : EpochEnds();
    }

    public IReadOnlyList<Chart> All(IReadOnlyList<ReliabilityCurve> reliability)
    {
        var charts = new List<Chart?> { Loss() };
        charts.AddRange(Metrics());
        charts.Add(Reliability(reliability));
        charts.Add(OfSteps("Learning rate", "at each step", 3, step => step.LearningRate, isNoisy: false));
        charts.Add(OfSteps("Gradient norm", "before clipping", 4, step => step.GradientNorm, isNoisy: true));
        charts.Add(Speed());
        charts.Add(Memory());
        var drawn = charts.OfType<Chart>().ToList();
        // Two stand side by side; an odd one takes both places.
        if (drawn.Count % 2 == 0 && drawn.Count > 1)
            drawn[1] = drawn[1] with { IsWide = true };
        return drawn;
    }

    private Chart? Loss()
    {
        var curves = ends.Length > 0 || history.Steps.Count > 0
            ? Noisy("training", 1, Points(step => step.Loss))
            : [new Curve("training", 1, OfEpochs(epoch => epoch.Loss)) { HasDots = true }];
        var validation = OfEpochs(epoch => epoch.Validation?.Loss ?? double.NaN, ends);
        var validates = validation.Any(point => double.IsFinite(point.Y));
        if (validates)
            curves.Add(new Curve("validation", 2, validation) { HasDots = true, MarksBest = true });
        var isOfSteps = history.Steps.Count > 0;
        return Draw(curves, 14) is { } chart ? chart with
        {
            Title = "Loss",
            Subtitle = (isOfSteps ? "training at each step" : "training in the mean of each epoch") + (validates ? ", validation after each epoch" : ""),
            IsWide = true,
            Height = 360,
            Across = isOfSteps ? "step" : "epoch",
            X = isOfSteps ? Steps(14) : Epochs(14),
            EpochEnds = ends,
            BestBand = ends.Length > 0 ? Best : 0,
            Best = isOfSteps || Best == 0 ? null : Best,
        } : null;
    }

    /// <summary>Shares of one stand together; a measure of another kind has its own scale.</summary>
    private IEnumerable<Chart?> Metrics()
    {
        var curves = history.MetricNames.Select((name, i) =>
            new Curve(Words(name), i % 6 + 1, OfEpochs(epoch => TrainingHistory.MetricOf(epoch, name) ?? double.NaN)) { HasDots = true, MarksBest = i == 0 }).ToList();
        var shares = curves.Where(curve => curve.Points.All(point => !double.IsFinite(point.Y) || point.Y is >= 0 and <= 1)).ToList();
        if (shares.Count > 0)
            yield return OfEpoch(shares, shares.Count == 1 ? shares[0].Name : "Metrics", "validation, after each epoch");
        foreach (var curve in curves.Except(shares))
            yield return OfEpoch([curve], curve.Name, "validation, after each epoch");
    }

    /// <summary>Tokens of neighbours by their seconds: the mean of the steps' own speeds would count short steps as much as long ones.</summary>
    private Chart? Speed()
    {
        var raw = Points(step => step.Seconds > 0 ? step.Tokens / step.Seconds : double.NaN);
        var (tokens, seconds) = (Curve.Smooth(Points(step => step.Tokens)), Curve.Smooth(Points(step => step.Seconds)));
        List<(double X, double Y)> smooth = [.. tokens.Zip(seconds, (of, by) => (of.X, by.Y > 0 ? of.Y / by.Y : double.NaN))];
        List<Curve> curves = smooth.SequenceEqual(raw) ? [new Curve("speed", 3, raw)] : [new Curve("smoothed", 3, smooth), new Curve("raw", 3, raw) { IsFaint = true }];
        return history.Steps.Count > 0 && Draw(curves, 5, fromZero: true) is { } chart
            ? chart with { Title = "Speed", Subtitle = "tokens a second", Across = "step", X = Steps(6) }
            : null;
    }

    private Chart? Memory()
    {
        var (unit, name) = Numerals.BytesUnit(history.Epochs.Select(epoch => (double)epoch.MemoryBytes).DefaultIfEmpty(0).Max());
        var points = OfEpochs(epoch => epoch.MemoryBytes > 0 ? epoch.MemoryBytes / unit : double.NaN);
        return OfEpoch([new Curve("working set", 6, points) { HasDots = true }], "Memory", $"{name}, after each epoch", fromZero: true);
    }

    private static Chart? Reliability(IReadOnlyList<ReliabilityCurve> reliability)
    {
        if (reliability.Count == 0)
            return null;
        var curves = reliability.Select((curve, i) =>
        {
            var largest = Math.Max(1, curve.Bins.Select(bin => bin.Count).DefaultIfEmpty(1).Max());
            return new Curve(curve.Name, i % 6 + 1, [.. curve.Bins.Select(bin => (bin.Confidence, bin.Accuracy))])
            {
                HasDots = true,
                Radii = [.. curve.Bins.Select(bin => 2 + 5 * Math.Sqrt((double)bin.Count / largest))], // the area tells how many
            };
        }).ToList();
        return new Chart
        {
            Title = "Reliability",
            Subtitle = "larger dots: more predictions",
            Across = "confidence",
            X = Axis.Of([0, 1], 5),
            Y = Axis.Of([0, 1], 5),
            Curves = curves,
            HasDiagonal = true,
        };
    }

    private Chart? OfSteps(string title, string subtitle, int colour, Func<StepRecord, double> value, bool isNoisy)
    {
        if (history.Steps.Count == 0)
            return null;
        var points = Points(value);
        var curves = isNoisy ? Noisy("smoothed", colour, points) : [new Curve(title.ToLowerInvariant(), colour, points)];
        return Draw(curves, 5) is { } chart ? chart with { Title = title, Subtitle = subtitle, Across = "step", X = Steps(6) } : null;
    }

    private Chart? OfEpoch(IReadOnlyList<Curve> curves, string title, string subtitle, bool fromZero = false) =>
        Draw(curves, 5, fromZero) is { } chart ? chart with { Title = title, Subtitle = subtitle, Across = "epoch", X = Epochs(14), Best = Best > 0 && curves[0].MarksBest ? Best : null } : null;

    private static Chart? Draw(IReadOnlyList<Curve> curves, int ticks, bool fromZero = false)
    {
        var values = curves.SelectMany(curve => curve.Points).Select(point => point.Y).Where(double.IsFinite).ToList();
        if (values.Count == 0)
            return null;
        var isLogarithmic = !fromZero && curves.Any(curve => curve.Colour == 4) && Axis.SpansDecades(values);
        return new Chart
        {
            Title = "",
            Subtitle = "",
            Across = "",
            X = Axis.Within(0, 1, 1),
            Y = isLogarithmic ? Axis.Logarithmic(values, ticks) : Axis.Of(fromZero ? values.Append(0) : values, Math.Min(ticks, 7)),
            Curves = curves,
        };
    }

    /// <summary>The smoothed curve, and behind it, where smoothing changed something, the raw one.</summary>
    private static List<Curve> Noisy(string name, int colour, IReadOnlyList<(double X, double Y)> points)
    {
        var smooth = Curve.Smooth(points);
        return smooth.SequenceEqual(points)
            ? [new Curve(name, colour, points)]
            : [new Curve(name, colour, smooth), new Curve("raw", colour, points) { IsFaint = true }];
    }

    private int Best => history.BestEpoch;

    private List<(double X, double Y)> Points(Func<StepRecord, double> value) => [.. history.Steps.Select(step => ((double)step.Step, value(step)))];

    private List<(double X, double Y)> OfEpochs(Func<EpochRecord, double> value, double[]? places = null) =>
        [.. history.Epochs.Select((epoch, i) => (places is { Length: > 0 } ? places[i] : epoch.Epoch, value(epoch)))];

    private Axis Steps(int most) => Axis.Within(0, history.Steps[^1].Step, most);

    private Axis Epochs(int most) => Axis.Within(history.Epochs[0].Epoch - 0.5, history.Epochs[^1].Epoch + 0.5, most);

    /// <summary>The last step of each finished epoch; of a thinned history, nearly so.</summary>
    private double[] EpochEnds()
    {
        var found = new double[history.Epochs.Count];
        var step = 0;
        for (var i = 0; i < found.Length; i++)
        {
            while (step < history.Steps.Count && history.Steps[step].Epoch <= history.Epochs[i].Epoch)
                step++;
            found[i] = step == 0 ? 0 : history.Steps[step - 1].Step;
        }
        return found;
    }

    /// <summary>MacroF1 -> "Macro F1".</summary>
    public static string Words(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) && char.IsLower(name[i - 1]) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())).Replace(" f1", " F1", StringComparison.Ordinal);
}
