using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tests.Stages;
using SeqML.Text.Normalization;

namespace SeqML.Tests.Normalization;

public sealed class NormalizeTextTests
{
    private readonly MLContext ml = new(1);

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Fact]
    public void Stages_are_applied_in_their_order_in_memory_and_loaded()
    {
        var view = StageData.Texts(ml, "  So  GOOD!! ", "", null, "\uD83D X");
        var normalizer = new TextNormalizer(new LowerCase(), new RemovePunctuation(), new CollapseWhiteSpace());
        var model = Transforms.NormalizeText("Clean", "Text", normalizer).Fit(view);
        foreach (var output in StageData.Outputs(ml, model, view))
        {
            Assert.Equal(view.GetColumn<string>("Text").Select(text => normalizer.Normalize(text ?? "")), output.GetColumn<string>("Clean"));
            Assert.Equal("so good", output.GetColumn<string>("Clean").First().Trim());
            Assert.Equal(["Clean", "Label", "Text"], StageData.Columns(output));
        }
    }

    [Fact]
    public void Without_stages_named_the_usual_ones_are_applied()
    {
        var view = StageData.Texts(ml, "  So  GOOD!! ");
        Assert.Equal([TextNormalizer.Default.Normalize("  So  GOOD!! ")], Transforms.NormalizeText("Text").Fit(view).Transform(view).GetColumn<string>("Text"));
    }

    [Fact]
    public void Texts_that_are_kept_do_not_change_when_the_next_row_is_read()
    {
        var view = StageData.Texts(ml, "FIRST", "SECOND");
        var output = Transforms.NormalizeText("Text").Fit(view).Transform(view);
        using var cursor = output.GetRowCursor([output.Schema["Text"]]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(output.Schema["Text"]);
        ReadOnlyMemory<char> first = default, second = default;
        cursor.MoveNext();
        getter(ref first);
        cursor.MoveNext();
        getter(ref second);
        Assert.Equal(("first", "second"), (first.ToString(), second.ToString()));
    }

    [Fact]
    public void Misfits_are_told()
    {
        var tokens = Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.NormalizeText("Words").Fit(StageData.Words(ml, ["a"])));
        Assert.Contains("to be Text, found a vector of String", tokens.Message, StringComparison.Ordinal);
    }
}
