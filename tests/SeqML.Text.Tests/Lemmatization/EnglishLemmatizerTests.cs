using SeqML.TestKit;
using SeqML.Text.Corpora;
using SeqML.Text.Languages;
using SeqML.Text.Lemmatization;

namespace SeqML.Text.Tests.Lemmatization;

public sealed class EnglishLemmatizerTests : IDisposable
{
    private static readonly EnglishLemmatizer English = new();

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData("meeting", PartOfSpeech.Verb, "meet")]
    [InlineData("meeting", PartOfSpeech.Noun, "meeting")]
    [InlineData("saw", PartOfSpeech.Verb, "see")]
    [InlineData("saw", PartOfSpeech.Noun, "saw")]
    [InlineData("better", PartOfSpeech.Adjective, "good")]
    [InlineData("better", PartOfSpeech.Adverb, "well")]
    [InlineData("better", PartOfSpeech.Other, "better")]
    public void The_part_of_speech_decides(string word, PartOfSpeech part, string lemma) => Assert.Equal(lemma, English.Lemmatize(word, part));

    [Theory]
    [InlineData("running", "run")]
    [InlineData("Mice", "mouse")]
    [InlineData("went", "go")]
    [InlineData("quickly", "quickly")]
    [InlineData("bigger", "big")]
    [InlineData("evening", "evening")]
    [InlineData("them", "they")]
    [InlineData("", "")]
    [InlineData("...", "...")]
    public void A_word_alone_is_guessed(string word, string lemma) => Assert.Equal(lemma, English.Lemmatize(word));

    [Fact]
    public void Neighbours_decide_where_the_part_of_speech_does_not()
    {
        Assert.Equal(["she", "see", "she", "."], English.Lemmatize(["She", "saw", "her", "."], [PartOfSpeech.Pronoun, PartOfSpeech.Verb, PartOfSpeech.Pronoun, PartOfSpeech.Punctuation]));
        Assert.Equal(["see", "her", "house"], English.Lemmatize(["saw", "her", "house"], [PartOfSpeech.Verb, PartOfSpeech.Pronoun, PartOfSpeech.Noun]));
        Assert.Equal(["in", "New", "Delhi"], English.Lemmatize(["in", "New", "Delhi"], [PartOfSpeech.Adposition, PartOfSpeech.Adjective, PartOfSpeech.ProperNoun]));
        Assert.Equal(["new", "Delhi"], English.Lemmatize(["New", "Delhi"], [PartOfSpeech.Adjective, PartOfSpeech.ProperNoun]));
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        Assert.Contains("room for", Assert.Throws<ArgumentException>(() => English.Lemmatize("word", PartOfSpeech.Noun, new char[4])).Message, StringComparison.Ordinal);
        Assert.Equal("part", Assert.Throws<ArgumentOutOfRangeException>(() => English.Lemmatize("word", (PartOfSpeech)17)).ParamName);
        Assert.Equal("parts", Assert.Throws<ArgumentException>(() => English.Lemmatize(["a", "b"], [PartOfSpeech.Noun])).ParamName);
        Assert.Equal("parts", Assert.Throws<ArgumentException>(() => English.Guess(new ReadOnlyMemory<char>[2], new PartOfSpeech[3])).ParamName);
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => English.Lemmatize(new ReadOnlyMemory<char>[2], new PartOfSpeech[2], 2, new char[100])).ParamName);
    }

    [Fact]
    public void Ones_own_files_stand_in_the_place_of_those_of_SeqML()
    {
        File.WriteAllLines(Path.Combine(folder, "lemmas-noun.txt"), ["# mine", "quux quuxen"]);
        var own = new EnglishLemmatizer(Language.FromFolder(folder));
        Assert.Equal("quux", own.Lemmatize("Quuxen", PartOfSpeech.Noun));
        Assert.Equal("oxen", own.Lemmatize("oxen", PartOfSpeech.Noun));
        Assert.Equal("go", own.Lemmatize("went", PartOfSpeech.Verb));
        Assert.Equal(Path.GetFileName(folder), own.Language.Code);
    }

    [Fact]
    public void Every_file_that_is_read_is_named_and_the_others_are_not_read()
    {
        Assert.Contains("lemma-rules.txt", EnglishLemmatizer.Files);
        Assert.Contains("lemmas-verb.txt", EnglishLemmatizer.Files);
        Assert.Contains("parts-of-speech.txt", EnglishLemmatizer.Files);
        Assert.All(Language.Of("en").Files.Where(file => file.StartsWith("lemma", StringComparison.Ordinal)), file => Assert.Contains(file, EnglishLemmatizer.Files));
    }

    [Theory]
    [InlineData("lemma-rules.txt", "NOUN ies y")]
    [InlineData("lemma-rules.txt", "NOUN |ies")]
    [InlineData("lemma-rules.txt", "NOUN |ies y z")]
    [InlineData("lemma-rules.txt", "NOUNS |ies y")]
    [InlineData("lemma-rules.txt", "NOUN |ies ~")]
    [InlineData("lemma-rules.txt", "VERB-STEM |ies ~")]
    [InlineData("lemma-rules.txt", "NOUN |IES y")]
    [InlineData("lemma-rules.txt", "NOUN x^|ies y")]
    [InlineData("lemma-rules.txt", "NOUN | y")]
    [InlineData("parts-of-speech.txt", "NOUNS word")]
    [InlineData("parts-of-speech.txt", "NOUN")]
    public void An_entry_that_is_none_is_named_with_its_file(string file, string entry)
    {
        File.WriteAllLines(Path.Combine(folder, file), ["NOUN |s -", entry]);
        var message = Assert.Throws<InvalidDataException>(() => new EnglishLemmatizer(Language.FromFolder(folder))).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains($"'{entry}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boj", "bo")] // the start of the word, and a consonant
    [InlineData("abooj", "aboo")] // a vowel
    [InlineData("abbj", "abbjx")] // neither
    [InlineData("xaren", "xarenon")] // a syllable
    [InlineData("bren", "brenx")] // none
    [InlineData("abaren", "abarenx")] // two
    [InlineData("quen", "quenx")] // a u after q is no vowel
    [InlineData("ebe", "ebe")]
    public void Rules_of_ones_own_are_taken_in_their_order(string word, string lemma)
    {
        File.WriteAllLines(Path.Combine(folder, "lemma-rules.txt"), ["NOUN ^C|oj o", "NOUN V|j -", "NOUN @|en enon", "NOUN C| x"]);
        Assert.Equal(lemma, new EnglishLemmatizer(Language.FromFolder(folder)).Lemmatize(word, PartOfSpeech.Noun));
    }

    [Theory]
    [InlineData("dabas", "dap")] // what is left is changed, too
    [InlineData("dadas", "dad")] // or not
    [InlineData("sdas", "sdas")] // a rest without a vowel is none
    [InlineData("bron", "bro")] // the start and consonants
    [InlineData("abron", "abron")]
    public void Rules_of_what_is_left_go_on(string word, string lemma)
    {
        File.WriteAllLines(Path.Combine(folder, "lemma-rules.txt"), ["VERB #V|n -", "VERB |as ~", "VERB-STEM |b p"]);
        Assert.Equal(lemma, new EnglishLemmatizer(Language.FromFolder(folder)).Lemmatize(word, PartOfSpeech.Verb));
    }

    [SkippableTheory]
    [InlineData("dev", 0.985, 0.955)]
    [InlineData("test", 0.985, 0.955)]
    public void Lemmas_of_UD_English_EWT_are_found(string part, double given, double guessed)
    {
        var path = SharedData.Find("ud-ewt", $"en_ewt-ud-{part}.conllu");
        Skip.If(path is null, SharedData.Absent);
        var (count, rightGiven, rightGuessed) = (0, 0, 0);
        foreach (var sentence in ConlluReader.ReadFile(path))
        {
            var tokens = sentence.Tokens.Where(token => token.Kind == ConlluTokenKind.Word).ToList();
            string[] words = [.. tokens.Select(token => token.Form)];
            var lemmas = English.Lemmatize(words, [.. tokens.Select(token => PartOfSpeechTags.Parse(token.Upos))]);
            var guesses = English.Lemmatize(words);
            count += words.Length;
            rightGiven += tokens.Where((token, i) => token.Lemma == lemmas[i]).Count();
            rightGuessed += tokens.Where((token, i) => token.Lemma == guesses[i]).Count();
        }
        Assert.InRange((double)rightGiven / count, given, 1);
        Assert.InRange((double)rightGuessed / count, guessed, 1);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
