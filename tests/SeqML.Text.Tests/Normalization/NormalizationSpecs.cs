using SeqML.TestKit;
using SeqML.Text.Normalization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>specs/normalization, row by row.</summary>
public sealed class NormalizationSpecs
{
    public static TheoryData<string> Pages => [.. SpecTable.Pages("normalization")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_stage_does_what_its_page_says(string page)
    {
        foreach (var row in SpecTable.Read("normalization", page))
        {
            var normalizer = Stages.All.TryGetValue(row.Section, out var stage) ? new TextNormalizer(stage) : Pipelines.All.GetValueOrDefault(row.Section);
            Assert.True(normalizer is not null, $"{page}, line {row.Line}: no stage is called '{row.Section}'.");
            var found = normalizer.Normalize(row.Text(0));
            Assert.True(row.Text(1) == found, $"{page}, line {row.Line}: expected \"{row.Text(1)}\", found \"{found}\".");
        }
    }

    [Fact]
    public void Every_stage_has_ten_rows()
    {
        var rows = SpecTable.Pages("normalization").SelectMany(page => SpecTable.Read("normalization", page)).ToList();
        foreach (var stages in Stages.All.GroupBy(stage => stage.Value.GetType()))
            Assert.True(rows.Count(row => stages.Any(stage => stage.Key == row.Section)) >= 10, $"{stages.Key.Name} has fewer than ten rows.");
    }
}
