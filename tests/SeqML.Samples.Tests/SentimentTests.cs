using System.Diagnostics;
using System.Text.Json;

namespace SeqML.Samples.Tests;

public sealed class SentimentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("seqml-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Trains_saves_writes_its_figures_and_another_process_loads_and_says_the_same()
    {
        var train = Write("train.tsv", "Label\tText", Enumerable.Range(0, 40).SelectMany(i => new[] { $"p\tgood day {i % 4}", $"n\tbad day {i % 4}" }));
        var (exit, output, errors) = Run("--train", train, "--epochs", "12", "--model", "m.zip", "--json", "run.json", "--history", "page.html", "good day", "a [bracket] 😀");
        Assert.True(exit == 0, errors);
        Assert.Equal(["m.zip", "page.html", "run.json", "train.tsv"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());

        using var figures = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run.json")));
        Assert.Equal(["accuracy", "epochs", "logLoss", "macroF1", "tokensPerSecond", "trainRows", "trainSeconds"],
            figures.RootElement.EnumerateObject().Select(figure => figure.Name).Order());
        Assert.InRange(figures.RootElement.GetProperty("accuracy").GetDouble(), 0.9, 1);

        Assert.Contains("<h2>Loss</h2>", File.ReadAllText(Path.Combine(folder, "page.html")), StringComparison.Ordinal);

        var (loadExit, loaded, loadErrors) = Run("--load", "m.zip", "good day", "a [bracket] 😀");
        Assert.True(loadExit == 0, loadErrors);
        Assert.EndsWith(loaded, output, StringComparison.Ordinal);
        Assert.Contains("a [bracket] 😀", loaded, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_which_words_decided_and_writes_them_as_a_page()
    {
        var train = Write("train.tsv", "Label\tText", Enumerable.Range(0, 40).SelectMany(i => new[] { $"p\tgood day {i % 4}", $"n\tbad day {i % 4}" }));
        var (exit, _, errors) = Run("--train", train, "--epochs", "12", "--model", "m.zip", "--explain", "a [Good] <day>", "--explain-html", "why.html");
        Assert.True(exit == 0, errors);
        Assert.Equal(["m.zip", "train.tsv", "why.html"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        var page = File.ReadAllText(Path.Combine(folder, "why.html"));
        Assert.Contains("<strong>p</strong>", page, StringComparison.Ordinal);
        Assert.Contains("background:rgba(86,156,255,0.75);border-radius:.2em\">good</span>", page, StringComparison.Ordinal); // the strongest for it
        Assert.Contains("&lt;</span>", page, StringComparison.Ordinal);

        var (loadExit, loaded, loadErrors) = Run("--load", "m.zip", "--explain", "a [Good] <day>");
        Assert.True(loadExit == 0, loadErrors);
        Assert.Contains("a [ good ] < day >", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("Sentence", loaded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no option '--bogus'", "--bogus")]
    [InlineData("give both", "--explain-html", "why.html")]
    [InlineData("leave --epochs out", "--load", "m.zip", "--epochs", "3")]
    [InlineData("'missing.zip'", "--load", "missing.zip")]
    [InlineData("'missing.tsv'", "--train", "missing.tsv")]
    [InlineData("'empty.tsv'", "--train", "empty.tsv")]
    [InlineData("'header.tsv', found none", "--train", "header.tsv")]
    [InlineData("Label and Text, found 'Text', 'Kind'", "--train", "names.tsv")]
    [InlineData("'Label'", "--train", "one.tsv")]
    [InlineData("found a file that is none, or is damaged", "--load", "names.tsv")]
    [InlineData("no/where/m.zip", "--model", "no/where/m.zip")]
    [InlineData("Epochs", "--train", "two.tsv", "--epochs", "0")]
    [InlineData("found 'x'", "--train", "two.tsv", "--test", "other.tsv")]
    public void What_does_not_fit_is_told_in_a_line_and_an_exit_code(string expected, params string[] arguments)
    {
        Write("empty.tsv", "", []);
        Write("header.tsv", "Label\tText", []);
        Write("names.tsv", "Text\tKind", ["good\tp"]);
        Write("one.tsv", "Label\tText", Enumerable.Repeat("p\tgood", 30));
        Write("two.tsv", "Label\tText", Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? "p\tgood" : "n\tbad"));
        Write("other.tsv", "Label\tText", ["x\tgood"]);
        var (exit, _, errors) = Run(arguments);
        Assert.Equal(1, exit);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".zip", StringComparison.Ordinal) || file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private string Write(string name, string header, IEnumerable<string> rows)
    {
        var text = string.Concat(rows.Prepend(header).Where(line => line.Length > 0).Select(line => line + "\n"));
        File.WriteAllText(Path.Combine(folder, name), text);
        return name;
    }

    private (int Exit, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sentiment.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
