using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace SeqML.MLNet.Tests.Transforms;

public sealed class TextTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Text(string? text) => _ml.Load(new Sentence { Text = text });

    private IDataView Words(params string[] words) => _ml.Load(new Tokens { Words = words });

    private string Normalize(string? text, TextNormalizingEstimator.CaseMode caseMode = TextNormalizingEstimator.CaseMode.Lower,
        bool diacritics = false, bool punctuations = true, bool numbers = true) =>
        _ml.Transforms.Text.NormalizeText("Out", "Text", caseMode, diacritics, punctuations, numbers).Apply(Text(text)).GetColumn<string>("Out").Single();

    private string[] Tokenize(string? text, params char[] separators) =>
        _ml.Transforms.Text.TokenizeIntoWords("Out", "Text", separators.Length == 0 ? null : separators).Apply(Text(text)).GetColumn<string[]>("Out").Single();

    private string[] Remove(string[] stopWords, params string[] words) =>
        _ml.Transforms.Text.RemoveStopWords("Out", "Words", stopWords).Apply(Words(words)).GetColumn<string[]>("Out").Single();

    [Theory]
    [InlineData("Hello, WORLD! Él niño ÇA 4.5", "hello, world! el nino ca 4.5")]
    [InlineData("  a \t b\n", "  a \t b\n")]
    [InlineData("ß Ø Đ æ ệ 한글 ガ", "ß ø đ æ ệ 한글 ガ")]
    [InlineData("e\u0301n\u0303", "en")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void ByDefaultCaseAndDiacriticsGo(string? text, string expected) => Assert.Equal(expected, Normalize(text));

    [Fact]
    public void EachRuleCanBeChosen()
    {
        Assert.Equal("HELLO ELAN", Normalize("hello élan", TextNormalizingEstimator.CaseMode.Upper));
        Assert.Equal("Hello é", Normalize("Hello é", TextNormalizingEstimator.CaseMode.None, diacritics: true));
        Assert.Equal("école łódź", Normalize("ÉCOLE ŁÓDŹ", diacritics: true));
        Assert.Equal("its ab $5 x ab +1 = <3> ^ ` ~ |", Normalize("it's a-b $5 #x a_b +1 = <3> ^ ` ~ |", punctuations: false));
        Assert.Equal("a b  . xy ", Normalize("a1 b22  3.5 x4y ½", numbers: false));
    }

    [Fact]
    public void OfAVectorWhatIsLeftEmptyGoes()
    {
        var data = _ml.Transforms.Text.NormalizeText("Out", "Words", keepPunctuations: false).Apply(Words("Aé", "", "!", "b."));
        Assert.Equal("Vector<String>", data.Schema["Out"].Type.ToString());
        Assert.Equal(["ae", "b"], data.GetColumn<string[]>("Out").Single());
    }

    [Fact]
    public void TokensAreWhatSeparatorsSeparate()
    {
        Assert.Equal(["the", "cat", "on\tthe", "mat."], Tokenize(" the cat  on\tthe mat. "));
        Assert.Equal(["a", "b", "c d"], Tokenize("a,b;;c d", ',', ';'));
        Assert.Empty(Tokenize("   "));
        Assert.Empty(Tokenize(""));
        Assert.Empty(Tokenize(null));
    }

    [Fact]
    public void VectorsOfTextAreTokenizedIntoOne() =>
        Assert.Equal(["a", "b", "c"], _ml.Transforms.Text.TokenizeIntoWords("Out", "Words").Apply(Words("a b", "", " c")).GetColumn<string[]>("Out").Single());

    [Fact]
    public void DefaultStopWordsAreRemovedWhateverTheirCase()
    {
        var data = _ml.Transforms.Text.RemoveDefaultStopWords("Out", "Words").Apply(Words("The", "cat", "and", "", "AND", "dog", "the"));
        Assert.Equal(["cat", "dog"], data.GetColumn<string[]>("Out").Single());
        Assert.Equal("Vector<String>", data.Schema["Out"].Type.ToString());
    }

    [Fact]
    public void StopWordsOfOnesOwnAreRemoved()
    {
        Assert.Equal([" x ", "y"], Remove(["cat", "DOG", " x "], "cat", "Cat", "dog", "x", " x ", "y"));
        Assert.Equal(["a", " "], Remove(["q"], "", "a", " "));
    }

    [Fact]
    public void WrongColumnsThrow()
    {
        var text = _ml.Transforms.Text;
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => text.NormalizeText("Out", "Index").Fit(_ml.Count(1)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => text.TokenizeIntoWords("Out", "Nothing").Fit(_ml.Count(1)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => text.RemoveStopWords("Out", "Text", "a").Fit(Text("a")));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => _ml.Transforms.CopyColumns("Q", "Index").Append(text.NormalizeText("Out", "Index")).Fit(_ml.Count(1)));
    }
}
