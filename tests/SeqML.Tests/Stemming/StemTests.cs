using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.Stemming;

namespace SeqML.Tests.Stemming;

public sealed class StemTests
{
    private readonly MLContext ml = new(1);

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    public static TheoryData<string> Stemmers => [.. Stemmer.Names];

    [Theory]
    [MemberData(nameof(Stemmers))]
    public void Stems_are_the_stemmers_in_memory_and_loaded(string name)
    {
        string[] words = ["connections", "happiness", "", "running", "\uD83D", "stra\u00DFe", "na\u00EFvement"];
        var view = StageData.Words(ml, words, [], null);
        var stemmer = Stemmer.Of(name);
        foreach (var output in StageData.Outputs(ml, Transforms.Stem("Stems", "Words", name).Fit(view), view))
        {
            Assert.Equal([[.. words.Select(stemmer.Stem)], [], []], output.GetColumn<string[]>("Stems"));
            Assert.Equal(["Stems", "Words"], StageData.Columns(output));
        }
    }

    [Fact]
    public void Stems_that_are_kept_do_not_change_when_the_next_row_is_read()
    {
        var view = StageData.Words(ml, ["hopping"], ["relational"]);
        var output = Transforms.Stem("Words", stemmer: "porter").Fit(view).Transform(view);
        using var cursor = output.GetRowCursor([output.Schema["Words"]]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(output.Schema["Words"]);
        VBuffer<ReadOnlyMemory<char>> first = default, second = default;
        cursor.MoveNext();
        getter(ref first);
        cursor.MoveNext();
        getter(ref second);
        Assert.Equal("hop", first.GetValues()[0].ToString());
        Assert.Equal("relat", second.GetValues()[0].ToString());
    }

    [Fact]
    public void Misfits_are_told()
    {
        Assert.Contains("'klingon'", Assert.Throws<ArgumentException>(() => Transforms.Stem("Words", stemmer: "klingon")).Message, StringComparison.Ordinal);
        Assert.Contains("'Wrds'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.Stem("Wrds", stemmer: "porter").Fit(StageData.Words(ml, ["a"]))).Message, StringComparison.Ordinal);
    }
}
