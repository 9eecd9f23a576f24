using SeqML.TestKit;
using SeqML.Text.Languages;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;
using SeqML.Text.Tokenization.SyntacticWords;
using TextEvaluation;

namespace SeqML.Text.Tests.SyntacticWords;

public sealed class SyntacticWordTokenizerTests
{
    private static readonly string[] Files = ["clitics.txt", "word-splits.txt", "hyphen-prefixes.txt", "number-units.txt", "name-endings.txt", "whole-words.txt"];

    [Fact]
    public void A_language_of_a_folder_needs_no_folder_once_it_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("words-eo");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "clitics.txt"), "'n\n");
            File.WriteAllText(Path.Combine(folder.FullName, "word-splits.txt"), "# notes\nmal bona\n");
            File.WriteAllText(Path.Combine(folder.FullName, "abbreviations.txt"), "S-ro.\n");
            var json = new SyntacticWordTokenizer(Language.FromFolder(folder.FullName)).ToJson();
            folder.Delete(recursive: true);
            var read = Assert.IsType<SyntacticWordTokenizer>(Tokenizer.FromJson(json));
            Assert.Equal(["S", "-", "ro", ".", "Z", "'n", "Mal", "bona", "can't"], Tokens.Of(read, "S-ro. Z'n Malbona can't"));
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
        const string json = """{"kind":"syntacticWords","rules":{"sentences":{"abbreviations":["Dr."],"finalAbbreviations":["etc."],"numericAbbreviations":["No."],"starters":["the"],"ordinalNouns":[],"romanNumberFollowers":[],"quoteContinuations":[]},"clitics":["n\u0027t"],"splits":["can not"],"hyphenPrefixes":["co"],"numberUnits":["pm"],"nameEndings":["com"],"wholeWords":["w/o"]}}""";
        var read = Assert.IsType<SyntacticWordTokenizer>(Tokenizer.FromJson(json));
        Assert.Equal(["Dr.", "No", "do", "n't", "can", "not", "co-op", "5", "pm", "a.com", "w/o", "No.", "5", "etc", ".", "The"], Tokens.Of(read, "Dr. No don't cannot co-op 5pm a.com w/o No. 5 etc. The"));
        Assert.Equal(json, read.ToJson());
        var older = json.Replace("\"romanNumberFollowers\":[],", "", StringComparison.Ordinal);
        Assert.Equal(json, Tokenizer.FromJson(older).ToJson());
        Assert.IsType<SyntacticWordTokenizer>(Tokenizer.FromJson("""{"kind":"syntacticWords","rules":{}}"""));
    }

    [Theory]
    [InlineData("""{"kind":"syntacticWords"}""")]
    [InlineData("""{"kind":"syntacticWords","rules":null}""")]
    [InlineData("""{"kind":"syntacticWords","rules":{"sentences":null}}""")]
    [InlineData("""{"kind":"syntacticWords","rules":{"clitics":[null]}}""")]
    [InlineData("""{"kind":"syntacticWords","rules":{"splits":[null]}}""")]
    [InlineData("""{"kind":"syntacticWords","rules":{"splits":["one"]}}""")]
    [InlineData("""{"kind":"syntacticWords","rules":{"words":["a"]}}""")]
    public void A_damaged_description_is_told(string json) => Assert.Throws<InvalidDataException>(() => Tokenizer.FromJson(json));

    [Theory]
    [InlineData("cannot")]
    [InlineData("can  not")]
    [InlineData("can not ")]
    [InlineData("can\tnot x")]
    [InlineData("")]
    [InlineData("\u00E9 t\u00E9")]
    [InlineData("a wordofmorethanthirtytwocharactersintotal")]
    public void A_split_that_is_none_is_told(string entry)
    {
        var error = Assert.Throws<ArgumentException>(() => new SyntacticWordTokenizer(new SyntacticWordRules { Splits = [entry] }));
        Assert.Contains($"found '{entry}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_with_a_blank_is_told()
    {
        var error = Assert.Throws<ArgumentException>(() => new SyntacticWordTokenizer(new SyntacticWordRules { NumberUnits = ["square foot"] }));
        Assert.Contains("'square foot'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SyntacticWordTokenizer(new SyntacticWordRules { Sentences = new SentenceRules { Starters = [""] } }));
    }

    [Fact]
    public void Wrong_arguments_are_told()
    {
        Assert.Throws<ArgumentNullException>(() => new SyntacticWordTokenizer((Language)null!));
        Assert.Throws<ArgumentNullException>(() => new SyntacticWordTokenizer((SyntacticWordRules)null!));
    }

    [Fact]
    public void No_entry_of_English_stands_twice() => Assert.All(Files, file =>
        Assert.Empty(Language.Of("en").Read(file).GroupBy(entry => entry.Replace(" ", "", StringComparison.Ordinal)).Where(entry => entry.Count() > 1).Select(entry => $"{file}: {entry.Key}")));

    [Fact]
    public void Entries_of_English_are_of_small_letters() => Assert.All(Files, file =>
        Assert.All(Language.Of("en").Read(file), entry => Assert.Equal(entry.ToLowerInvariant(), entry)));

    /// <summary>UD English EWT, as benchmarks/TextEvaluation scores it. docs/results.md has the figures; the bound here is a little below.</summary>
    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("test")]
    public void Words_of_a_treebank_are_found(string part)
    {
        var folder = SharedData.Find("ud-ewt");
        Skip.If(folder is null, SharedData.Absent);
        var treebank = RawTreebank.English(Path.GetDirectoryName(folder)!, part);
        var score = SpanScore.Of(Tokens.SpansOf(new SyntacticWordTokenizer(), treebank.Text), treebank.Words);
        Assert.True(score.F1 >= 99, FormattableString.Invariant($"Expected an F1 of at least 99, found {score.F1:0.00}."));
    }
}
