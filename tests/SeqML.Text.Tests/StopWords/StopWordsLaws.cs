using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Tests.Tokenization;
using Words = SeqML.Text.StopWords.StopWords; // within SeqML.Text the room has the name of the type

namespace SeqML.Text.Tests.StopWords;

/// <summary>What holds for every word, half characters and all.</summary>
public sealed class StopWordsLaws
{
    [Fact]
    public void A_set_has_the_words_that_it_is_made_of() => Holds(text =>
        Words.FromWords([text, "the"]).Contains(text) == (text.Length > 0 && IsWellFormed(text)));

    [Fact]
    public void A_set_has_no_other_words() => Holds((word, end) =>
    {
        var words = Words.FromWords([word]);
        string[] others = [end, word + end, word.ToUpperInvariant(), word.Replace('\'', '\u2019'), word.Length > 0 ? word[1..] : "", word.Length > 0 ? word[..^1] : "", word + "\0"];
        return others.All(other => words.Contains(other) == (word.Length > 0 && IsWellFormed(word) && Folded(word) == Folded(other)));
    });

    [Fact]
    public void A_set_is_made_of_its_words_again() => Holds((one, two) =>
    {
        var words = Words.FromWords([one, two, "b", "\u0391\u03A3"]);
        return Words.FromWords(words.Words.Reverse()).Words.SequenceEqual(words.Words);
    });

    [Fact]
    public void What_is_kept_is_not_in_the_set_and_comes_back_when_it_is_added() => Holds((one, two) =>
    {
        var words = Words.FromWords([one, two]);
        var without = words.Without(one);
        return !without.Contains(one) && without.With(one).Words.SequenceEqual(words.Words);
    });

    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static string Folded(string text) => text.ToLowerInvariant()
        .Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u02BC', '\'').Replace('\uFF07', '\'').Replace('\u0130', 'i').Replace('\u03C2', '\u03C3');

    private static void Holds(Func<string, bool> law) => Check.One(Texts.Trials(4000), Prop.ForAll(Texts.Any, law));

    private static void Holds(Func<string, string, bool> law) => Check.One(Texts.Trials(4000), Prop.ForAll(Texts.Any, Texts.Any, law));
}
