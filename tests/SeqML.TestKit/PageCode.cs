using System.Text.RegularExpressions;

namespace SeqML.TestKit;

/// <summary>The code that a page of docs/ shows first, and that of the test which runs it: the same lines, but for comments.</summary>
public static partial class PageCode
{
    /// <summary>Throws unless a test's source has the page's code, and the same using lines.</summary>
    /// <param name="page">The page, from the repository's root on.</param>
    /// <param name="test">The source of the test, from the repository's root on.</param>
    /// <param name="own">The start of a line of the page that the test has its own way for, as names of files; null for none.</param>
    public static void AssertRunBy(string page, string test, string? own = null)
    {
        var root = Root();
        var code = CodePattern().Match(File.ReadAllText(Path.Combine(root, page)));
        if (!code.Success)
            throw new ExpectationException($"Expected C# in {page}, found none.");
        var shown = Lines(code.Groups[1].Value).Where(line => own is null || !line.StartsWith(own, StringComparison.Ordinal)).ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal));
        string[] run = [.. Lines(File.ReadAllText(Path.Combine(root, test)))];
        foreach (var line in shown[true])
            if (!run.Contains(line))
                throw new ExpectationException($"Expected '{line}' of {page} in {test}, found no such line.");
        var body = string.Join('\n', shown[false]);
        if (!string.Join('\n', run).Contains(body, StringComparison.Ordinal))
            throw new ExpectationException($"Expected the code of {page} in {test}, found other code. The page shows:\n{body}");
    }

    private static IEnumerable<string> Lines(string code) => code.ReplaceLineEndings("\n").Split('\n').Select(line => CommentPattern().Replace(line, "").Trim()).Where(line => line.Length > 0);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SeqML.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("Expected the tests to run within the repository, found no SeqML.sln above them.");
    }

    [GeneratedRegex("```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodePattern();

    /// <summary>A comment at a line's end; that of an address in a text has no blank before it.</summary>
    [GeneratedRegex(@"(^|\s)//.*$")]
    private static partial Regex CommentPattern();
}
