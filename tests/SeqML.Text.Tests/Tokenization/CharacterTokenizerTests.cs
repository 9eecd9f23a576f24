using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>Characters, code points and n-grams of them.</summary>
public sealed class CharacterTokenizerTests
{
    [Fact]
    public void Characters_are_those_of_StringInfo() => Holds(text =>
        Tokens.Of(new CharacterTokenizer(), text).SequenceEqual(
            StringInfo.ParseCombiningCharacters(text).Append(text.Length).Pairwise((start, end) => text[start..end])));

    [Fact]
    public void Code_points_are_the_runes_of_a_text() => Holds(text =>
        Tokens.SpansOf(new CodePointTokenizer(), text).Select(span => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(span.In(text).ToString())))
            .SequenceEqual(text.EnumerateRunes().Select(rune => rune.ToString())));

    [Fact]
    public void Characters_and_code_points_make_up_the_text() => Holds(text =>
        string.Concat(Tokens.Of(new CharacterTokenizer(), text)) == text && string.Concat(Tokens.Of(new CodePointTokenizer(), text)) == text);

    [Fact]
    public void Character_n_grams_are_all_runs_of_characters() => Check.One(Texts.Trials(2000), Prop.ForAll(
        Texts.Any, Arb.From(Gen.Choose(1, 5)), Arb.From(Gen.Choose(0, 4)), (text, minimum, more) =>
        {
            var characters = Tokens.Of(new CharacterTokenizer(), text);
            var expected = from start in Enumerable.Range(0, characters.Count)
                           from n in Enumerable.Range(minimum, more + 1)
                           where start + n <= characters.Count
                           select string.Concat(characters.Skip(start).Take(n));
            if (characters.Count < minimum && text.Length > 0)
                expected = [text];
            return Tokens.Of(new CharacterNGramTokenizer(minimum, minimum + more), text).SequenceEqual(expected);
        }));

    [Fact]
    public void Character_n_grams_of_words_are_those_of_each_word() => Holds(text =>
        Tokens.Of(new CharacterNGramTokenizer(2, 3, new WordTokenizer()), text).SequenceEqual(
            Tokens.Of(text).SelectMany(word => Tokens.Of(new CharacterNGramTokenizer(2, 3), word))));

    [Theory]
    [InlineData(0, 3, "minimum")]
    [InlineData(65, 65, "minimum")]
    [InlineData(3, 2, "maximum")]
    [InlineData(3, 65, "maximum")]
    public void Numbers_out_of_range_are_told(int minimum, int maximum, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CharacterNGramTokenizer(minimum, maximum));
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void The_largest_n_gram_has_64_characters()
    {
        var tokens = Tokens.SpansOf(new CharacterNGramTokenizer(64, 64), new string('a', 100));
        Assert.Equal(Enumerable.Range(0, 37).Select(start => new TextSpan(start, 64)), tokens);
    }

    [Fact]
    public void N_grams_of_n_grams_are_refused() =>
        Assert.Throws<ArgumentException>(() => new CharacterNGramTokenizer(1, 2, new CharacterNGramTokenizer()));

    private static void Holds(Func<string, bool> law) => Check.One(Texts.Trials(4000), Prop.ForAll(Texts.Any, law));
}

file static class Sequences
{
    public static IEnumerable<TResult> Pairwise<T, TResult>(this IEnumerable<T> items, Func<T, T, TResult> select) =>
        items.Zip(items.Skip(1), select);
}
