namespace SeqML.Tasks.Tests.Storage;

public sealed class ForgedVocabularyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("[")]
    [InlineData("[1,2,3,4,5,6]")]
    [InlineData("[[\"a\"]]")]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\",null]")]
    [InlineData("[null,null,null,null,null,null]")]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\",\"\\ud800\"]")]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\",\"z\"] []")]
    public void What_is_no_list_of_words_is_refused(string json) => Rejected.ByLoad(Forge.With(Forge.Vocabulary, json));

    [Theory]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\",\"a\"]")]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\",\"\\u0061\"]")]
    public void A_word_that_comes_twice_is_named(string json) => Rejected.ByLoad(Forge.With(Forge.Vocabulary, json), "'a'");

    [Theory]
    [InlineData("[]", 2)]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\"]", 7)]
    [InlineData("[\"a\",\"b\",\"c\",\"x\",\"y\",\"z\",\"more\"]", 9)]
    public void Another_number_of_words_is_told(string json, int found) =>
        Rejected.ByLoad(Forge.With(Forge.Vocabulary, json), $"expected 8 words, found {found}");

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Rejected.ByLoad(Forge.With(Forge.Vocabulary, string.Concat(Enumerable.Repeat("[", 1000)) + string.Concat(Enumerable.Repeat("]", 1000))));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Rejected.ByLoad(Forge.With(Forge.Vocabulary, [.. "[\"a\",\"b\",\"c\",\"x\",\"y\",\""u8, 0xFF, .. "\"]"u8]));
}
