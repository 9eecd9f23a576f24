using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SeqML.Training.History;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.History;

public sealed class HistoryPageTests
{
    [Fact]
    public void All_charts_are_there()
    {
        var page = Parse(new HistoryPage { Reliability = [new("before", [new(0.7, 0.5, 10), new(0.9, 0.8, 40)])] }.ToHtml(Histories.Of(5, 300)));
        Assert.Equal(["Loss", "Metrics", "Reliability", "Learning rate", "Gradient norm", "Speed", "Memory"], Titles(page));
        Assert.All(page.Descendants("figure"), figure => Assert.Contains(figure.Descendants("path"), path => Class(path).StartsWith("line ", StringComparison.Ordinal)));
        Assert.Equal(5, page.Descendants("tbody").Single().Elements().Count());
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 50, true)]
    [InlineData(3, 20, false)]
    [InlineData(0, 30, true)]
    [InlineData(4, 0, true)]
    [InlineData(300, 5, true)]
    public void A_page_is_well_formed_and_has_only_numbers_in_its_curves(int epochs, int steps, bool validates)
    {
        var history = Histories.Of(Math.Max(1, epochs), steps, validates);
        var page = Parse(new HistoryPage().ToHtml(epochs == 0 ? history with { Epochs = [], BestEpoch = 0 } : history));
        foreach (var path in page.Descendants("path").Where(path => !Class(path).Contains("cross", StringComparison.Ordinal)))
            Assert.Matches("^(M-?[0-9.]+ -?[0-9.]+|L-?[0-9.]+ -?[0-9.]+|[HVv]-?[0-9.]+)*$", path.Attribute("d")!.Value);
        Assert.All(page.Descendants().Attributes(), attribute => Assert.DoesNotMatch("NaN|Infinity|∞", attribute.Value));
        Assert.Equal(epochs == 0, page.ToString().Contains("No epoch was finished", StringComparison.Ordinal));
        Assert.Equal(validates && epochs > 0, Titles(page).Contains("Metrics"));
        Assert.Equal(validates && epochs > 0, page.Descendants("figcaption").Any(caption => caption.Value.StartsWith("Loss", StringComparison.Ordinal) && caption.Value.Contains("validation", StringComparison.Ordinal)));
        Assert.Equal(steps > 0, Titles(page).Contains("Gradient norm"));
        Assert.All(page.Descendants("svg"), svg => Assert.Contains(svg.Elements(), mark => Class(mark).StartsWith("line", StringComparison.Ordinal) || Class(mark).StartsWith("dot", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_asks_the_network_for_nothing()
    {
        var html = new HistoryPage().ToHtml(Histories.Of(3, 50));
        var page = Parse(html);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "link" or "img" or "iframe" or "object" or "embed");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
        Assert.DoesNotContain("fetch(", html);
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        Assert.Contains("prefers-color-scheme: dark", html);
    }

    [Fact]
    public void What_is_given_is_text_whatever_it_looks_like()
    {
        const string Hostile = "</title><script>alert(1)</script>\"'&amp; \u0001\uD800 {0}";
        const string Shown = "</title><script>alert(1)</script>\"'&amp; \uFFFD\uFFFD {0}";
        var history = Histories.Of(2, 5);
        history = history with { Epochs = [history.Epochs[0] with { Validation = new(0.5, new Metric(Hostile, 0.5)) }, history.Epochs[1]] };
        var page = Parse(new HistoryPage
        {
            Title = Hostile,
            Facts = [new(Hostile, Hostile)],
            Reliability = [new(Hostile, [new(0.5, 0.5, 1)])],
        }.ToHtml(history));
        Assert.Single(page.Descendants("script"));
        Assert.Equal((Shown, Shown), (page.Descendants("title").Single().Value, page.Descendants("h1").Single().Value));
        var fact = page.Descendants("dl").Single(list => Class(list) == "facts");
        Assert.Equal((Shown, Shown), (fact.Descendants("dt").Single().Value, fact.Descendants("dd").Single().Value));
        Assert.Contains(Shown, page.Descendants("th").Select(cell => cell.Value));
        Assert.Equal(2, page.Descendants("path").Count(path => path.Attribute("data-name")?.Value == Shown));
    }

    [Fact]
    public void Curves_stand_where_their_axes_say()
    {
        var page = Parse(new HistoryPage().ToHtml(Histories.Of(4, 4))); // so few steps are not smoothed
        var loss = Figure(page, "Loss");
        Assert.Equal(1 / 32d, Values(loss, "training")[^1].Y, 0.01);
        Assert.Equal(new[] { 4d, 8, 12, 16 }, Values(loss, "validation").Select(point => Math.Round(point.X)));
        Assert.Equal(0.375, Values(loss, "validation")[^1].Y, 0.002);
        var metrics = Figure(page, "Metrics");
        var expected = new[] { 0.5, 0.75, 1 - 0.5 / 3, 0.875 };
        Assert.All(Values(metrics, "Accuracy").Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Y, 0.002));
        Assert.Equal(new[] { 1d, 2, 3, 4 }, Values(metrics, "Macro F1").Select(point => Math.Round(point.X, 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_best_epoch_is_marked(int best)
    {
        var history = Histories.Of(4, 10) with { BestEpoch = best };
        var page = Parse(new HistoryPage().ToHtml(history));
        var row = page.Descendants("tr").Single(row => Class(row) == "best");
        Assert.Equal($"{best}", row.Elements().First().Value);
        Assert.Equal($"{best}", Figure(page, "Loss").Descendants("text").Single(text => Class(text) == "epoch best").Value);
        foreach (var (title, curve) in new[] { ("Loss", "validation"), ("Metrics", "Accuracy") })
        {
            var ring = Figure(page, title).Descendants("circle").Single(circle => Class(circle) == "ring");
            var point = Pixels(Figure(page, title), curve)[best - 1];
            Assert.Equal((point.X, point.Y), (Number(ring, "cx"), Number(ring, "cy")));
        }
        Assert.Equal(FormattableString.Invariant($"{Math.Round(1 - 0.5 / best, 4)}"), Figure(page, "Metrics").Descendants("text").Single(text => Class(text) == "value").Value);
        Assert.Equal($"{best} of 4", page.Descendants("dd").First().Value);
    }

    [Fact]
    public void The_gradient_norm_is_logarithmic_where_it_spans_decades()
    {
        var history = Histories.Of(2, 100);
        Assert.Equal("1", Logarithmic(history));
        Assert.Equal("0", Logarithmic(history with { Steps = [.. history.Steps.Select(step => step with { GradientNorm = 1 + step.Step / 100d })] }));

        static string Logarithmic(TrainingHistory history) => Figure(Parse(new HistoryPage().ToHtml(history)), "Gradient norm").Element("svg")!.Attribute("data-log")!.Value;
    }

    [Fact]
    public void What_is_not_finite_leaves_a_gap()
    {
        var history = Histories.Of(1, 11);
        var page = Parse(new HistoryPage().ToHtml(history with { Steps = [.. history.Steps.Select(step => step.Step == 6 ? step with { Loss = double.NaN, GradientNorm = double.PositiveInfinity } : step)] }));
        Assert.All(new[] { ("Loss", "training"), ("Gradient norm", "smoothed") }, of =>
        {
            var d = Figure(page, of.Item1).Descendants("path").Single(path => path.Attribute("data-name")?.Value == of.Item2).Attribute("d")!.Value;
            Assert.Equal((2, 10), (d.Count(letter => letter == 'M'), Pixels(Figure(page, of.Item1), of.Item2).Count));
        });
    }

    [Fact]
    public void Speed_counts_long_steps_by_their_length()
    {
        var history = Histories.Of(1, 400);
        // Every other step takes 9 times as long as the one before it for as many tokens: 200 tokens in 0.1 seconds.
        var page = Parse(new HistoryPage().ToHtml(history with { Steps = [.. history.Steps.Select(step => step with { Tokens = 100, Seconds = step.Step % 2 == 0 ? 0.01 : 0.09 })] }));
        Assert.All(Values(Figure(page, "Speed"), "smoothed").Skip(20).SkipLast(20), point => Assert.InRange(point.Y, 1_900, 2_100));
    }

    [Fact]
    public void Measures_of_another_kind_have_a_chart_of_their_own()
    {
        var history = Histories.Of(3, 5);
        var page = Parse(new HistoryPage().ToHtml(history with { Epochs = [.. history.Epochs.Select(epoch => epoch with
        {
            Validation = new(1, new Metric("RootMeanSquaredError", 40 + epoch.Epoch, IsHigherBetter: false), new Metric("Pearson", 0.5)),
        })] }));
        Assert.Subset(Titles(page).ToHashSet(), new HashSet<string> { "Pearson", "Root mean squared error" });
    }

    [Theory]
    [InlineData(1, 16_384)]
    [InlineData(1_000, 16)]
    public void A_page_of_a_long_training_is_small(int epochs, int steps)
    {
        var html = new HistoryPage().ToHtml(Histories.Of(epochs, steps));
        Assert.InRange(html.Length, 10_000, 200_000);
        var page = Parse(html);
        Assert.All(page.Descendants("path"), path => Assert.InRange(path.Attribute("d")!.Value.Count(letter => letter is 'L' or 'M'), 0, 1_010));
        Assert.InRange(page.Descendants("tr").Count(), 2, 110);
    }

    [Fact]
    public void Labels_of_an_axis_do_not_meet()
    {
        foreach (var history in new[] { Histories.Of(1, 7), Histories.Of(12, 160), Histories.Of(61, 11), Histories.Of(400, 40) })
            foreach (var svg in Parse(new HistoryPage().ToHtml(history)).Descendants("svg"))
            {
                // A digit is about 7 pixels wide and 12 high.
                var texts = svg.Descendants("text").Where(text => Class(text) != "value").Select(text =>
                {
                    var (x, y, width) = (Number(text, "x"), Number(text, "y"), 7.0 * text.Value.Length);
                    var left = text.Attribute("text-anchor")!.Value == "end" ? x - width : x - width / 2;
                    return (Left: left, Right: left + width, Top: y - 11, Bottom: y + 1, text.Value);
                }).ToList();
                for (var i = 0; i < texts.Count; i++)
                    for (var j = i + 1; j < texts.Count; j++)
                        Assert.False(texts[i].Left < texts[j].Right && texts[j].Left < texts[i].Right && texts[i].Top < texts[j].Bottom && texts[j].Top < texts[i].Bottom,
                            $"{svg.Attribute("aria-label")!.Value}: {texts[i]} and {texts[j]}");
            }
    }

    [Fact]
    public void A_page_needs_a_title() => Assert.Throws<ArgumentException>(() => new HistoryPage { Title = " " }.ToHtml(Histories.Empty));

    private static XElement Parse(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n", html);
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    private static IEnumerable<string> Titles(XElement page) => page.Descendants("figcaption").Select(caption => caption.Element("h2")!.Value);

    private static XElement Figure(XElement page, string title) => page.Descendants("figure").Single(figure => figure.Descendants("h2").Single().Value == title);

    private static List<(double X, double Y)> Pixels(XElement figure, string curve) =>
        [.. figure.Descendants("path").Single(path => path.Attribute("data-name")?.Value == curve).Attribute("d")!.Value
            .Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(Pair)];

    /// <summary>The curve's points, read back by the axes that the figure names.</summary>
    private static List<(double X, double Y)> Values(XElement figure, string curve)
    {
        var svg = figure.Element("svg")!;
        var plot = svg.Attribute("data-plot")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var (x, y) = (Pair(svg.Attribute("data-x")!.Value), Pair(svg.Attribute("data-y")!.Value));
        return [.. Pixels(figure, curve).Select(point => (
            x.X + (x.Y - x.X) * (point.X - plot[0]) / plot[2],
            y.X + (y.Y - y.X) * (1 - (point.Y - plot[1]) / plot[3])))];
    }

    private static (double X, double Y) Pair(string text)
    {
        var parts = text.Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";
}
