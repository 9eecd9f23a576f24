using System.Text.RegularExpressions;
using SeqML.Tasks.Tagging.Schemes;

namespace SeqML.Conventions.Tests;

public sealed partial class DocsTests
{
    [Fact]
    public void The_op_that_the_engines_page_shows_is_the_one_in_the_source()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "engine.md"));
        var shown = CodePattern().Match(page).Groups[1].Value;
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "SeqML.Engine", "Autograd", "Operations", "ReluOperation.cs"));
        Assert.Equal(Code(source), Code(shown));
    }

    [Fact]
    public void Every_link_of_the_pages_leads_to_a_file()
    {
        var pages = Repository.Files("*.md", "docs", "compat", "tests").Append(Path.Combine(Repository.Root, "README.md"));
        var broken = from page in pages
                     from Match link in LinkPattern().Matches(File.ReadAllText(page))
                     let target = link.Groups[1].Value
                     where !target.StartsWith("http", StringComparison.Ordinal)
                     where !File.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                     select $"{Repository.Relative(page)}: {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void The_tags_that_the_page_of_tagging_shows_are_those_of_the_schemes()
    {
        TagSpan[] spans = [new("PER", 0, 2), new("PER", 3, 1), new("LOC", 5, 2), new("LOC", 7, 1)];
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "tagging.md"))
            .SkipWhile(line => !line.StartsWith("| scheme | Ada", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(cell => cell.Trim('`')).ToArray()).ToList();
        Assert.Equal(["IO", "IO-", "BIO", "IOB1", "BILOU", "IOBES"], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(TagScheme.Bio.Convert(TagScheme.Bio.Tags(spans, 8), TagScheme.Parse(row[0])).Tags, row[1..]));
    }

    private static string[] Code(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split("//")[0].Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex LinkPattern();
}
