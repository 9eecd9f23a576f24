using SeqML.Text.Languages;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    [Fact]
    public void A_sentence_says_where_it_stands() =>
        Assert.Equal([new TextSpan(1, 3), new TextSpan(6, 5)], Tokens.SpansOf(new SentenceSplitter(), " Hi.  Good! \n"));

    [Fact]
    public void It_is_for_English_and_judges_line_breaks_unless_told_otherwise()
    {
        Assert.Equal(Language.Of("en").Read("abbreviations.txt"), new SentenceSplitter().Rules.Abbreviations);
        Assert.Equal(LineBreaks.Judge, new SentenceSplitter().LineBreaks);
        Assert.Equal(LineBreaks.Judge, new SentenceSplitter(Language.Of("de")).LineBreaks);
    }

    [Fact]
    public void What_a_language_lacks_it_does_not_know()
    {
        var splitter = new SentenceSplitter(Language.Of("ja"));
        Assert.Empty(splitter.Rules.Abbreviations);
        Assert.Equal(["Mr.", "Brown and J. Black."], Tokens.Of(splitter, "Mr. Brown and J. Black."));
    }

    [Fact]
    public void A_language_of_a_folder_needs_no_folder_once_it_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("sentences-eo");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "abbreviations.txt"), "# notes\nS-ro.\n\nktp.\n");
            File.WriteAllText(Path.Combine(folder.FullName, "sentence-starters.txt"), "la\n");
            var json = new SentenceSplitter(Language.FromFolder(folder.FullName), LineBreaks.Blank).ToJson();
            folder.Delete(recursive: true);
            var read = Assert.IsType<SentenceSplitter>(Tokenizer.FromJson(json));
            Assert.Equal(["S-ro.", "ktp."], read.Rules.Abbreviations);
            Assert.Equal(["S-ro. Zamenhof venis.", "La\ndomo estas."], Tokens.Of(read, "S-ro. Zamenhof venis. La\ndomo estas."));
            Assert.Equal(json, read.ToJson());
        }
        finally
        {
            if (Directory.Exists(folder.FullName))
                folder.Delete(recursive: true);
        }
    }

    /// <summary>Must stay readable forever: saved models hold it.</summary>
    [Fact]
    public void What_models_hold_is_read()
    {
        const string json = """{"kind":"sentences","rules":{"abbreviations":["Dr."],"finalAbbreviations":["etc."],"numericAbbreviations":["No."],"starters":["the"],"ordinalNouns":["Mai"],"romanNumberFollowers":["of"],"quoteContinuations":["\u3068"]},"lineBreaks":"End"}""";
        var read = Assert.IsType<SentenceSplitter>(Tokenizer.FromJson(json));
        Assert.Equal(["Dr. No lives at No. 7 etc. with the 3. Mai.", "The end."], Tokens.Of(read, "Dr. No lives at No. 7 etc. with the 3. Mai. The end."));
        Assert.Equal(["\u300C\u3002\u300D\u3068", "a"], Tokens.Of(read, "\u300C\u3002\u300D\u3068\na"));
        Assert.Equal(json, read.ToJson());
    }

    [Theory]
    [InlineData("""{"kind":"sentences"}""")]
    [InlineData("""{"kind":"sentences","rules":null,"lineBreaks":"End"}""")]
    [InlineData("""{"kind":"sentences","rules":{},"lineBreaks":"Sometimes"}""")]
    [InlineData("""{"kind":"sentences","rules":{},"lineBreaks":7}""")]
    [InlineData("""{"kind":"sentences","rules":{"abbreviations":[null]},"lineBreaks":"End"}""")]
    [InlineData("""{"kind":"sentences","rules":{"abbreviations":["et al."]},"lineBreaks":"End"}""")]
    [InlineData("""{"kind":"sentences","rules":{"starters":[""]},"lineBreaks":"End"}""")]
    [InlineData("""{"kind":"sentences","rules":{"words":["a"]},"lineBreaks":"End"}""")]
    public void A_damaged_description_is_told(string json) => Assert.Throws<InvalidDataException>(() => Tokenizer.FromJson(json));

    [Theory]
    [InlineData("et al.")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("")]
    [InlineData("anabbreviationofmorethanthirtytwocharacters.")]
    public void An_entry_that_could_never_be_found_is_told(string entry)
    {
        var error = Assert.Throws<ArgumentException>(() => new SentenceSplitter(new SentenceRules { NumericAbbreviations = [entry] }, LineBreaks.Judge));
        Assert.Contains($"found '{entry}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_arguments_are_told()
    {
        Assert.Throws<ArgumentNullException>(() => new SentenceSplitter((Language)null!));
        Assert.Throws<ArgumentNullException>(() => new SentenceSplitter((SentenceRules)null!, LineBreaks.End));
        Assert.Throws<ArgumentException>(() => new SentenceSplitter(Language.Of("en"), (LineBreaks)7));
    }

    [Fact]
    public void A_part_of_a_word_that_is_an_entry_makes_no_abbreviation() =>
        Assert.Equal(["It was grandpr.", "Then."], Tokens.Of(new SentenceSplitter(new SentenceRules { Abbreviations = ["pr."] }, LineBreaks.Judge), "It was grandpr. Then."));

    [Fact]
    public void An_entry_with_a_hyphen_stands_for_any_beginning()
    {
        var splitter = new SentenceSplitter(new SentenceRules { FinalAbbreviations = ["-str."], Starters = ["er"] }, LineBreaks.Judge);
        Assert.Equal(["Sie kam zur Goethestr. Nord.", "Sie blieb."], Tokens.Of(splitter, "Sie kam zur Goethestr. Nord. Sie blieb."));
        Assert.Equal(["Sie kam zur Goethestr.", "Er nicht."], Tokens.Of(splitter, "Sie kam zur Goethestr. Er nicht."));
    }

    [Theory]
    [InlineData("approx.", "Approx. five.", 1)]
    [InlineData("approx.", "APPROX. FIVE.", 1)]
    [InlineData("Sun.", "Sun. morning.", 1)]
    [InlineData("Sun.", "SUN. MORNING.", 1)]
    [InlineData("Sun.", "The sun. Morning.", 2)]
    public void An_entry_of_small_letters_stands_for_every_case_and_another_for_itself_and_its_capitals(string entry, string text, int sentences) =>
        Assert.Equal(sentences, Tokens.Of(new SentenceSplitter(new SentenceRules { Abbreviations = [entry] }, LineBreaks.Judge), text).Count);
}
