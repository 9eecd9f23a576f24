using SeqML.Text.Languages;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Sentences;

/// <summary>The data files of the languages: a slip in one would go unseen.</summary>
public sealed class SentenceDataTests
{
    private static readonly string[] Files = ["abbreviations.txt", "abbreviations-final.txt", "abbreviations-numeric.txt", "sentence-starters.txt", "ordinal-nouns.txt", "roman-number-followers.txt", "quote-continuations.txt"];

    public static TheoryData<string> Codes => [.. Language.Codes.Where(code => Files.Any(Language.Of(code).Has))];

    [Fact]
    public void There_are_at_least_twelve_languages_with_abbreviations_and_starters() =>
        Assert.True(Language.Codes.Count(code => Language.Of(code).Has("abbreviations.txt") && Language.Of(code).Has("sentence-starters.txt")) >= 12);

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_entry_stands_twice_and_all_can_be_found(string code)
    {
        var language = Language.Of(code);
        Assert.IsType<SentenceSplitter>(new SentenceSplitter(language)); // It checks entries.
        foreach (var file in Files.Where(language.Has))
            Assert.Empty(language.Read(file).GroupBy(entry => entry).Where(entry => entry.Count() > 1).Select(entry => $"{file}: {entry.Key}"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_abbreviation_may_both_end_a_sentence_and_not(string code)
    {
        var rules = SentenceRules.Of(Language.Of(code));
        Assert.Empty(rules.Abbreviations.Intersect(rules.FinalAbbreviations));
        Assert.Empty(rules.Abbreviations.Intersect(rules.NumericAbbreviations));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Abbreviations_end_in_their_mark_and_words_in_letters(string code)
    {
        var rules = SentenceRules.Of(Language.Of(code));
        Assert.All(rules.Abbreviations.Concat(rules.FinalAbbreviations).Concat(rules.NumericAbbreviations), entry => Assert.True(entry[^1] is '.' or '!', entry));
        Assert.All(rules.Starters.Concat(rules.OrdinalNouns), entry => Assert.True(entry.All(unit => char.IsLetter(unit) || unit is '\'' or '-'), entry));
        Assert.All(rules.RomanNumberFollowers, entry => Assert.True(entry.All(char.IsLower), entry));
        Assert.All(rules.Starters, entry => Assert.Equal(entry.ToLowerInvariant(), entry));
        Assert.All(rules.OrdinalNouns, entry => Assert.True(char.IsUpper(entry[0]), entry));
    }
}
