using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeqML.Samples.Tests;

public sealed class NamedEntitiesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("seqml-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Trains_saves_writes_its_figures_and_another_process_loads_and_finds_the_same()
    {
        var (train, dev, test) = (Write("train.conll", Visits(80)), Write("dev.conll", Visits(8)), Write("test.conll", Visits(12)));
        string[] texts = ["Ada went to Oslo.", "a (bracket) & <b> 😀, said Bob", "", "@Bob went to Rome"];
        var (exit, output, errors) = Run(["--train", train, "--dev", dev, "--test", test, "--epochs", "12", "--model", "m.zip", "--json", "run.json", "--html", "out.html", .. texts]);
        Assert.True(exit == 0, errors);
        Assert.Equal(["dev.conll", "m.zip", "out.html", "run.json", "test.conll", "train.conll"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());

        using var figures = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run.json")));
        Assert.Equal(["precision", "recall", "f1", "trainSeconds", "sentencesPerSecond"], figures.RootElement.EnumerateObject().Select(figure => figure.Name));
        Assert.InRange(figures.RootElement.GetProperty("f1").GetDouble(), 0.9, 1);
        Assert.Matches("PER .*LOC|LOC .*PER", output.ReplaceLineEndings(" "));

        var page = File.ReadAllText(Path.Combine(folder, "out.html"));
        var (loadExit, loaded, loadErrors) = Run(["--load", "m.zip", "--html", "out.html", .. texts]);
        Assert.True(loadExit == 0, loadErrors);
        Assert.EndsWith(loaded, output, StringComparison.Ordinal);
        Assert.Matches(@"^\[Ada PER \d+\.\d%\] went to \[Oslo LOC \d+\.\d%\]\.", loaded);
        Assert.Equal("a (bracket) & <b> 😀, said Bob", Regex.Replace(loaded.Split('\n')[1], @"\[([^\[\]]*) [A-Z]+ [\d.]+%\]", "$1"));
        Assert.StartsWith("@", loaded.Split('\n')[3].TrimStart('['), StringComparison.Ordinal);
        Assert.Equal(page, File.ReadAllText(Path.Combine(folder, "out.html")));
    }

    [Fact]
    public void The_page_escapes_texts_and_needs_no_other_file()
    {
        const string text = "<script>alert('1')</script> Ada & \"Bob\" &amp; 😀 \t\u00e9";
        Write("train.conll", Visits(60));
        var (exit, _, errors) = Run("--train", "train.conll", "--epochs", "12", "--html", "out.html", text);
        Assert.True(exit == 0, errors);
        var page = File.ReadAllText(Path.Combine(folder, "out.html"));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Matches("<mark class=\"t\\d\" title=\"PER, probability [01]\\.\\d{3}\">[^<]*Ada", page);
        Assert.Matches("class=\"legend\"><mark class=\"t0\">[A-Z]+ × \\d+</mark>", page);
        var paragraph = Regex.Match(page, "<p dir=\"auto\">(.*)</p>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(text, WebUtility.HtmlDecode(Regex.Replace(paragraph, "<small>[A-Z]+</small>|</?mark[^>]*>", "")));
    }

    [Fact]
    public void Any_columns_do_with_other_types_and_without_further_files()
    {
        Write("train.conll", "-DOCSTART- -X- -X- O\n\n" + Visits(60)
            .Replace("\tB-PER", " NNP I-NP B-creative-work", StringComparison.Ordinal).Replace("\tB-LOC", " NNP I-NP B-product", StringComparison.Ordinal).Replace("\tO", " X I-NP O", StringComparison.Ordinal));
        var (exit, output, errors) = Run("--train", "train.conll", "--epochs", "1", "--encoder", "cnn", "Ada went to Oslo");
        Assert.True(exit == 0, errors);
        Assert.Contains("creative-work", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no option '--bogus'", "--bogus")]
    [InlineData("leave --epochs out", "--load", "m.zip", "--epochs", "3")]
    [InlineData("--dev and --test go with --train", "--dev", "good.conll")]
    [InlineData("'missing.zip'", "--load", "missing.zip")]
    [InlineData("found a file that is none, or is damaged", "--load", "good.conll")]
    [InlineData("'missing.conll', found no such file", "--train", "missing.conll")]
    [InlineData("found a folder", "--train", ".")]
    [InlineData("'empty.conll'", "--train", "empty.conll")]
    [InlineData("found one in line 1", "--train", "words.conll")]
    [InlineData("line 5", "--train", "ragged.conll")]
    [InlineData("ill.conll, line 4, token 'York'", "--train", "ill.conll")]
    [InlineData("ill.conll, line 4, token 'York'", "--train", "good.conll", "--test", "ill.conll")]
    [InlineData("the scheme BIO, that of 'good.conll', in 'other.conll'", "--train", "good.conll", "--test", "other.conll")]
    [InlineData("found tags that make no entities, as 'NOUN' in line 1", "--train", "speech.conll")]
    [InlineData("found 2. Give more", "--train", "short.conll")]
    [InlineData("no/where/m.zip", "--model", "no/where/m.zip")]
    [InlineData("no/where/out.html", "--html", "no/where/out.html")]
    [InlineData("Epochs", "--train", "good.conll", "--epochs", "0")]
    public void What_does_not_fit_is_told_in_a_line_and_an_exit_code(string expected, params string[] arguments)
    {
        Write("good.conll", Visits(30));
        Write("empty.conll", "\n\n");
        Write("words.conll", "Ada\nsleeps\n");
        Write("ragged.conll", "Ada\tB-PER\nsleeps\tO\n\nBob\tB-PER\nsnores\n");
        Write("ill.conll", "Ada\tB-PER\nsaw\tO\nNew\tO\nYork\tI-LOC\n\n" + Visits(30));
        Write("other.conll", "Ada\tS-PER\nsaw\tO\nNew\tB-LOC\nYork\tE-LOC\n");
        Write("speech.conll", "Cats\tNOUN\nsleep\tVERB\n");
        Write("short.conll", Visits(2));
        var (exit, _, errors) = Run(arguments);
        Assert.Equal(1, exit);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".zip", StringComparison.Ordinal) || file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    /// <summary>Sentences of who went where.</summary>
    private static string Visits(int count)
    {
        string[] people = ["Ada", "Bob", "Cleo", "Dan"], places = ["Oslo", "Rome", "Bonn"];
        return string.Concat(Enumerable.Range(0, count).Select(i => i % 5 == 4
            ? "nobody\tO\ncame\tO\n\n"
            : $"{people[i % 4]}\tB-PER\nwent\tO\nto\tO\n{places[i % 3]}\tB-LOC\n.\tO\n\n"));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return name;
    }

    private (int Exit, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NamedEntities.dll"), .. arguments])
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
