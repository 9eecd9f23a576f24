using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Tokenization;

public sealed class TokenizeWordsTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Splits_as_the_tokenizer_does_in_memory_and_loaded()
    {
        var view = ml.Data.LoadFromEnumerable(new List<Review> { new() { Text = "Don't go, it's 3.5 km!" }, new() { Text = null }, new() { Text = " " } });
        var model = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Fit(view);
        foreach (var output in new[] { model.Transform(view), TestData.SaveAndLoad(ml, model, view.Schema).Transform(view) })
        {
            Assert.Equal(new VectorDataViewType(TextDataViewType.Instance), output.Schema["Tokens"].Type);
            Assert.Equal([["Don't", "go", ",", "it's", "3.5", "km", "!"], [], []], output.GetColumn<string[]>("Tokens"));
            Assert.Equal(["Label", "Text", "Tokens"], output.Schema.Where(column => !column.IsHidden).Select(column => column.Name).Order());
        }
    }

    [Fact]
    public void The_input_may_be_replaced()
    {
        var view = ml.Data.LoadFromEnumerable(new List<Review> { new() { Text = "a b" } });
        Assert.Equal([["a", "b"]], ml.SeqML().Transforms.TokenizeWords("Text").Fit(view).Transform(view).GetColumn<string[]>("Text"));
    }

    [Fact]
    public void A_missing_column_and_a_wrong_type_are_told()
    {
        var view = TestData.View(ml);
        var missing = Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Transforms.TokenizeWords("Tokens", "Txt").Fit(view));
        Assert.Contains("'Txt'", missing.Message, StringComparison.Ordinal);
        var pipeline = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Append(ml.SeqML().Transforms.TokenizeWords("Again", "Tokens"));
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => pipeline.Fit(view));
        Assert.Contains("'Tokens'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("a vector of String", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_go_through_ML_NETs_own_keys_and_back()
    {
        var view = TestData.View(ml);
        var pipeline = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text")
            .Append(ml.Transforms.Conversion.MapValueToKey("Keys", "Tokens"))
            .Append(ml.Transforms.Conversion.MapKeyToValue("Back", "Keys"));
        var output = pipeline.Fit(view).Transform(view);
        Assert.Equal(output.GetColumn<string[]>("Tokens"), output.GetColumn<string[]>("Back"));
    }
}
