using SeqML.Text.Lemmatization;

namespace SeqML.Text.Tests.Lemmatization;

public sealed class PartOfSpeechTagsTests
{
    [Theory]
    [InlineData("NOUN", PartOfSpeech.Noun)]
    [InlineData("X", PartOfSpeech.Other)]
    [InlineData("SCONJ", PartOfSpeech.SubordinatingConjunction)]
    [InlineData("SYM", PartOfSpeech.Symbol)]
    [InlineData("NNS", PartOfSpeech.Noun)]
    [InlineData("VBD", PartOfSpeech.Verb)]
    [InlineData("MD", PartOfSpeech.Auxiliary)]
    [InlineData("PRP$", PartOfSpeech.Pronoun)]
    [InlineData("NNPS", PartOfSpeech.ProperNoun)]
    [InlineData("JJR", PartOfSpeech.Adjective)]
    [InlineData("-LRB-", PartOfSpeech.Punctuation)]
    public void Tags_of_both_kinds_are_read(string tag, PartOfSpeech part) => Assert.Equal(part, PartOfSpeechTags.Parse(tag));

    [Fact]
    public void Each_part_of_speech_has_its_tag() =>
        Assert.All(Enum.GetValues<PartOfSpeech>(), part => Assert.Equal(part, PartOfSpeechTags.Parse(PartOfSpeechTags.Format(part))));

    [Theory]
    [InlineData("")]
    [InlineData("noun")]
    [InlineData("NOUNS")]
    public void Other_tags_are_named(string tag)
    {
        Assert.False(PartOfSpeechTags.TryParse(tag, out var part));
        Assert.Equal(PartOfSpeech.Other, part);
        Assert.Contains($"'{tag}'", Assert.Throws<FormatException>(() => PartOfSpeechTags.Parse(tag)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_part_of_speech_has_no_tag() => Assert.Throws<ArgumentOutOfRangeException>(() => PartOfSpeechTags.Format((PartOfSpeech)99));
}
