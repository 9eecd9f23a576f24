using SeqML.TestKit;
using SeqML.Text.Stemming;

namespace SeqML.Text.Tests.Stemming;

/// <summary>specs/stemming has a page for each stemmer, named for it.</summary>
public sealed class StemmingSpecTests
{
    public static TheoryData<string> Names => [.. Stemmer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Stems_are_those_of_the_page(string name)
    {
        var stemmer = Stemmer.Of(name);
        var rows = SpecTable.Read("stemming", name + ".md");
        Assert.All(rows, row => Assert.Equal((row.Line, row.Text(1)), (row.Line, stemmer.Stem(row.Text(0)))));
        Assert.All(rows, row => Assert.Equal(row.Section == PublicStemsTests.Differences ? 3 : 2, row.Cells.Count));
    }

    [Fact]
    public void Every_page_is_named_for_a_stemmer() => Assert.Equal(Stemmer.Names, SpecTable.Pages("stemming").Select(page => Path.ChangeExtension(page, null)));
}
