namespace SeqML.Training.History.Charts;

/// <summary>Curves over one axis of steps or epochs, drawn as a figure: title, legend and SVG.</summary>
internal sealed record Chart
{
    /// <summary>The most points that a curve is drawn with.</summary>
    public const int MostPoints = 1_000;

    private const double Top = 32, Right = 18, Bottom = 46, Left = 62;

    public required string Title { get; init; }

    /// <summary>What is measured, and in which unit.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What goes from left to right: "step" or "epoch".</summary>
    public required string Across { get; init; }

    public required Axis X { get; init; }

    public required Axis Y { get; init; }

    public required IReadOnlyList<Curve> Curves { get; init; }

    /// <summary>Where the best epoch stands; null where none is marked.</summary>
    public double? Best { get; init; }

    /// <summary>Where each epoch ends, in steps; none where there is nothing to show of them.</summary>
    public IReadOnlyList<double> EpochEnds { get; init; } = [];

    /// <summary>The number of the best epoch among those; 0 for none.</summary>
    public int BestBand { get; init; }

    /// <summary>Whether a line goes from corner to corner, on which what is promised is kept.</summary>
    public bool HasDiagonal { get; init; }

    /// <summary>Whether it takes the page's whole width.</summary>
    public bool IsWide { get; init; }

    public double Height { get; init; } = 260;

    private double Width => IsWide ? 1080 : 528;

    private double PlotWidth => Width - Left - Right;

    private double PlotHeight => Height - Top - Bottom;

    public Markup Draw()
    {
        var html = new Markup();
        html.Add($"<figure class=\"{(IsWide ? "wide" : "half")}\"><figcaption><h2>{Title}</h2><p>{Subtitle}</p>");
        DrawLegend(html);
        html.AddRaw("</figcaption>");
        html.Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Summary()}\" data-across=\"{Across}\" data-plot=\"{Left} {Top} {PlotWidth} {PlotHeight}\" data-x=\"{X.Low:R} {X.High:R}\" data-y=\"{Y.Low:R} {Y.High:R}\" data-log=\"{(Y.IsLogarithmic ? 1 : 0)}\">");
        DrawBands(html);
        DrawAxes(html);
        if (HasDiagonal)
            html.Add($"<path class=\"diagonal\" d=\"M{Px(0)} {Py(0)}L{Px(1)} {Py(1)}\"/>");
        if (Best is { } best)
            html.Add($"<path class=\"bestline\" d=\"M{Px(best)} {Top}V{Height - Bottom}\"/>");
        foreach (var curve in Curves.OrderByDescending(curve => curve.IsFaint))
            DrawCurve(html, curve);
        return html.AddRaw("</svg></figure>\n");
    }

    private void DrawLegend(Markup html)
    {
        if (Curves.Count == 1 && !HasDiagonal && BestBand == 0 && !Curves[0].MarksBest)
            return; // the title says it
        html.AddRaw("<ul class=\"legend\">");
        foreach (var curve in Curves)
            html.Add($"<li><i class=\"key k{curve.Colour}{(curve.IsFaint ? " faint" : "")}\"></i>{curve.Name}</li>");
        if (HasDiagonal)
            html.AddRaw("<li><i class=\"key dashed\"></i>perfect</li>");
        if (Best is not null || BestBand > 0)
            html.AddRaw("<li><i class=\"key ring\"></i>best epoch</li>");
        html.AddRaw("</ul>");
    }

    /// <summary>Every other epoch stands on a tinted ground, with its number above.</summary>
    private void DrawBands(Markup html)
    {
        if (EpochEnds.Count == 0)
            return;
        var room = PlotWidth * (EpochEnds[^1] - X.Low) / (X.High - X.Low) / EpochEnds.Count;
        int[] everies = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        var every = everies.FirstOrDefault(every => every * room >= 26, 1000);
        for (var epoch = 1; epoch <= EpochEnds.Count; epoch++)
        {
            var (start, end) = (Px(epoch == 1 ? X.Low : EpochEnds[epoch - 2]), Px(EpochEnds[epoch - 1]));
            if (epoch == BestBand)
                html.Add($"<rect class=\"bestband\" x=\"{start}\" y=\"{Top}\" width=\"{Round(end - start)}\" height=\"{PlotHeight}\"/>");
            else if (room >= 6 && epoch % 2 == 1)
                html.Add($"<rect class=\"band\" x=\"{start}\" y=\"{Top}\" width=\"{Round(end - start)}\" height=\"{PlotHeight}\"/>");
            var isNear = BestBand > 0 && epoch != BestBand && Math.Abs(epoch - BestBand) * room < 26;
            if (epoch == BestBand || (epoch % every == 0 && !isNear))
                html.Add($"<text class=\"epoch{(epoch == BestBand ? " best" : "")}\" x=\"{Round((start + end) / 2)}\" y=\"{Top - 12}\" text-anchor=\"middle\">{epoch}</text>");
        }
        html.Add($"<text class=\"name\" x=\"{Left - 10}\" y=\"{Top - 12}\" text-anchor=\"end\">epoch</text>");
    }

    private void DrawAxes(Markup html)
    {
        html.AddRaw("<g class=\"axis\">");
        foreach (var tick in Y.Ticks)
            html.Add($"<path d=\"M{Left} {Py(tick)}H{Width - Right}\"/><text x=\"{Left - 10}\" y=\"{Round(Py(tick) + 4)}\" text-anchor=\"end\">{Y.Label(tick)}</text>");
        foreach (var tick in X.Ticks)
            html.Add($"<path d=\"M{Px(tick)} {Height - Bottom}v4\"/><text x=\"{Px(tick)}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{X.Label(tick)}</text>");
        html.Add($"<path class=\"base\" d=\"M{Left} {Height - Bottom}H{Width - Right}\"/></g>");
        html.Add($"<text class=\"name\" x=\"{Round(Left + PlotWidth / 2)}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Across}</text>");
    }

    private void DrawCurve(Markup html, Curve curve)
    {
        var points = Curve.Thin(curve.Points, MostPoints);
        html.Add($"<path class=\"{(curve.IsFaint ? "raw" : "line")} c{curve.Colour}\"");
        if (!curve.IsFaint)
            html.Add($" data-name=\"{curve.Name}\"");
        html.AddRaw(" d=\"");
        var isDown = false;
        foreach (var (x, y) in points)
        {
            if (IsDrawn(y))
                html.Add($"{(isDown ? 'L' : 'M')}{Px(x)} {Py(y)}");
            isDown = IsDrawn(y);
        }
        html.AddRaw("\"/>");
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = points[i];
            // What stands alone has no line to be seen by.
            var isAlone = !(i > 0 && IsDrawn(points[i - 1].Y)) && !(i + 1 < points.Count && IsDrawn(points[i + 1].Y));
            if (IsDrawn(y) && (isAlone || (curve.HasDots && points.Count <= 60)))
                html.Add($"<circle class=\"dot c{curve.Colour}\" cx=\"{Px(x)}\" cy=\"{Py(y)}\" r=\"{(curve.Radii is { } radii ? Round(radii[i]) : isAlone ? 4 : 3)}\"/>");
        }
        if (!curve.MarksBest || (Best ?? (BestBand > 0 ? EpochEnds[BestBand - 1] : null)) is not { } best)
            return;
        foreach (var (x, y) in curve.Points)
            if (x == best && IsDrawn(y))
            {
                // Above the point, or below where there is no room; inwards at the right end.
                var (anchor, dx) = Px(x) > Width - Right - 30 ? ("end", 6) : ("middle", 0);
                var below = Py(y) < (EpochEnds.Count > 0 ? Top + 24 : 30);
                html.Add($"<circle class=\"ring\" cx=\"{Px(x)}\" cy=\"{Py(y)}\" r=\"6\"/><text class=\"value\" x=\"{Px(x) + dx}\" y=\"{Round(Py(y) + (below ? 22 : -12))}\" text-anchor=\"{anchor}\">{Numerals.Short(y)}</text>");
            }
    }

    private bool IsDrawn(double y) => double.IsFinite(y) && (!Y.IsLogarithmic || y > 0);

    private double Px(double x) => Round(Left + PlotWidth * X.At(x));

    private double Py(double y) => Round(Top + PlotHeight * (1 - Y.At(y)));

    private static double Round(double pixels) => Math.Round(pixels, 1);

    /// <summary>For those who cannot see it.</summary>
    private string Summary() => $"{Title}, {Subtitle}. " + string.Join(" ", Curves.Where(curve => !curve.IsFaint).Select(curve =>
    {
        var values = curve.Points.Select(point => point.Y).Where(double.IsFinite).ToList();
        return values.Count == 0 ? $"{curve.Name}: nothing."
            : $"{curve.Name}: from {Numerals.Short(values[0])} to {Numerals.Short(values[^1])}, lowest {Numerals.Short(values.Min())}, highest {Numerals.Short(values.Max())}.";
    }));
}
