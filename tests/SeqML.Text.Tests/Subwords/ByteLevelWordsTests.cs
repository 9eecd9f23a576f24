using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Subwords.ByteLevel;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Subwords;

/// <summary>The scanner against the regular expression that it stands for.</summary>
public sealed partial class ByteLevelWordsTests
{
    [Fact]
    public void Words_are_those_of_the_pattern() => Check.One(Texts.Trials(5000), Prop.ForAll(Texts.Any, text =>
        Words(text).SequenceEqual(WordsOfPattern(text))));

    [Fact]
    public void Words_of_blanks_letters_and_apostrophes_are_those_of_the_pattern() => Check.One(Texts.Trials(5000), Prop.ForAll(
        Arb.From(Gen.Elements("'", " ", "\n", "\u3000", "s", "t", "re", "ve", "m", "ll", "d", "l", "e", "7", "\u00BD", "!", "\U00010400", "\U0001D7D8").ArrayOf().Select(string.Concat)), text =>
        Words(text).SequenceEqual(WordsOfPattern(text))));

    [SkippableTheory]
    [InlineData("tinyshakespeare.txt", "")]
    [InlineData("sms-spam.tsv", "")]
    public void Words_of_public_texts_are_those_of_the_pattern(string folder, string file)
    {
        var path = SharedData.Find(folder, file);
        Skip.If(path is null, SharedData.Absent);
        var text = File.ReadAllText(path.TrimEnd('/'));
        Assert.Equal(WordsOfPattern(text), Words(text));
    }

    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length; start += words[^1].Length)
            words.Add(text[start..ByteLevelWords.EndOf(text, start)]);
        return words;
    }

    /// <summary>.NET's patterns know no characters of two units: each is replaced by one unit of its class, and put back.</summary>
    private static List<string> WordsOfPattern(string text)
    {
        var units = new StringBuilder();
        var originals = new List<string>();
        for (var i = 0; i < text.Length; i += originals[^1].Length)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            originals.Add(isWhole ? rune.ToString() : text[i].ToString());
            units.Append(!isWhole ? '\uFFFD' : rune.IsBmp ? (char)rune.Value : Rune.IsLetter(rune) ? '\u00E9' : Rune.IsNumber(rune) ? '\u00BD' : '\u263A');
        }
        return [.. Pattern().Matches(units.ToString()).Select(match => string.Concat(originals.Skip(match.Index).Take(match.Length)))];
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
