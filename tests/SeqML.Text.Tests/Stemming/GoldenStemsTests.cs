using SeqML.Text.Stemming;

namespace SeqML.Text.Tests.Stemming;

/// <summary>Words of our own, and the stems that Snowball 2.2 gives them; golden/make_stems.py made the files.</summary>
public sealed class GoldenStemsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden");

    private static readonly string[] Codes =
        [.. Directory.EnumerateFiles(Folder, "stems_*.tsv").Select(file => Path.GetFileNameWithoutExtension(file)["stems_".Length..]).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Codes];

    [Theory]
    [MemberData(nameof(Names))]
    public void Stems_are_those_of_Snowball(string name)
    {
        var pairs = File.ReadAllLines(Path.Combine(Folder, $"stems_{name}.tsv")).Select(line => line.Split('\t')).ToList();
        Assert.InRange(pairs.Count, 200, 2000);
        var stemmer = Stemmer.Of(name);
        Assert.Equal(pairs.Select(pair => $"{pair[0]} {pair[1]}"), pairs.Select(pair => $"{pair[0]} {stemmer.Stem(pair[0])}"));
    }

    [Fact]
    public void Every_stemmer_but_those_that_have_public_lists_has_a_file() =>
        Assert.Equal(Stemmer.Names.Except(["en", "lancaster"]), Codes);
}
