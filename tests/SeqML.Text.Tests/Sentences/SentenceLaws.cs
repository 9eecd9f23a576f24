using FsCheck;
using FsCheck.Fluent;
using SeqML.Text.Languages;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Sentences;

/// <summary>What holds for every text; the laws of all tokenizers hold for the splitter, too.</summary>
public sealed class SentenceLaws
{
    private static readonly SentenceSplitter English = new();
    private static readonly SentenceSplitter German = new(Language.Of("de"));
    private static readonly SentenceSplitter Japanese = new(Language.Of("ja"));
    private static readonly SentenceSplitter LinesEnd = new(Language.Of("en"), LineBreaks.End);
    private static readonly SentenceSplitter LinesAreBlanks = new(Language.Of("en"), LineBreaks.Blank);

    [Fact]
    public void No_visible_character_is_lost_and_sentences_have_no_blanks_around() => Holds(SentenceTexts.Lines, [English, German, Japanese, LinesEnd, LinesAreBlanks], (splitter, text) =>
    {
        var end = 0;
        foreach (var span in Tokens.SpansOf(splitter, text))
        {
            if (span.Start < end || span.Length < 1 || !IsBlank(text[end..span.Start]) || IsBlank(text[span.Start..(span.Start + 1)]) || IsBlank(text[(span.End - 1)..span.End]))
                return false;
            end = span.End;
        }
        return IsBlank(text[end..]);
    });

    [Fact]
    public void A_sentence_alone_is_that_sentence_where_no_line_break_is_judged()
    {
        Holds(SentenceTexts.Line, [English, German, Japanese], IsStable);
        Holds(SentenceTexts.Lines, [LinesEnd, LinesAreBlanks], IsStable);
        static bool IsStable(SentenceSplitter splitter, string text) => Tokens.Of(splitter, text).All(sentence => Tokens.Of(splitter, sentence) is [var only] && only == sentence);
    }

    [Fact]
    public void A_blank_line_between_texts_leaves_their_sentences_as_they_are() => Check.One(Texts.Trials(4000), Prop.ForAll(SentenceTexts.Lines, SentenceTexts.Lines, (left, right) =>
        new[] { English, German, LinesEnd, LinesAreBlanks }.All(splitter =>
            Tokens.Of(splitter, $"{left}\n\n{right}").SequenceEqual(Tokens.Of(splitter, left).Concat(Tokens.Of(splitter, right))))));

    [Fact]
    public void No_line_break_is_in_a_sentence_where_lines_end_them() => Holds(SentenceTexts.Lines, [LinesEnd], (splitter, text) =>
        Tokens.Of(splitter, text).All(sentence => !sentence.AsSpan().ContainsAny("\n\r\f\v\u0085\u2028\u2029")));

    [Fact]
    public void Other_spaces_and_tabs_are_blanks_like_any() => Holds(SentenceTexts.Line, [English, German], (splitter, text) =>
        Tokens.SpansOf(splitter, text.Replace(' ', '\t')).SequenceEqual(Tokens.SpansOf(splitter, text.Replace('\t', ' ').Replace('\u00A0', ' '))));

    private static void Holds(Arbitrary<string> texts, SentenceSplitter[] splitters, Func<SentenceSplitter, string, bool> law) =>
        Check.One(Texts.Trials(6000), Prop.ForAll(texts, text => splitters.All(splitter => law(splitter, text))));

    private static bool IsBlank(string text) => text.All(unit => char.IsWhiteSpace(unit) || char.IsControl(unit) || char.GetUnicodeCategory(unit) == System.Globalization.UnicodeCategory.Format);
}
