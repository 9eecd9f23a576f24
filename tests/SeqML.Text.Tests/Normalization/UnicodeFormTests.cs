using System.Text;
using SeqML.TestKit;
using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

public sealed class UnicodeFormTests
{
    [Theory]
    [InlineData(NormalizationForm.FormC, "NFC")]
    [InlineData(NormalizationForm.FormD, "NFD")]
    [InlineData(NormalizationForm.FormKC, "NFKC")]
    [InlineData(NormalizationForm.FormKD, "NFKD")]
    public void Texts_come_out_as_from_Python(NormalizationForm form, string name)
    {
        var golden = GoldenFile.Load("unicode_forms.json");
        Assert.Equal(golden.Texts(name), golden.Texts("texts").Select(text => new UnicodeForm(form).Normalize(text)));
    }

    [Fact]
    public void Characters_that_normalize_together_come_from_all_of_them()
    {
        var text = new NormalizedText();
        new TextNormalizer(new UnicodeForm()).Normalize("cafe\u0301s", text);
        Assert.Equal("caf\u00E9s", text.ToString());
        Assert.Equal(new TextSpan(3, 2), text.Original(new TextSpan(3, 1)));
        Assert.Equal(new TextSpan(5, 1), text.Original(new TextSpan(4, 1)));
        Assert.Equal(new TextSpan(0, 5), text.Original(new TextSpan(0, 4)));
    }

    [Fact]
    public void A_form_that_there_is_not_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnicodeForm(0));
}
