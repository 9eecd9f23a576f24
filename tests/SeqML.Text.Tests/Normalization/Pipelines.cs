using System.Text;
using SeqML.Text.Normalization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>Normalizers of several stages, by the headings of specs/normalization.</summary>
internal static class Pipelines
{
    public static readonly IReadOnlyDictionary<string, TextNormalizer> All = new Dictionary<string, TextNormalizer>
    {
        ["TextNormalizer.Default"] = TextNormalizer.Default,
        ["All stages in their order, with masks"] = new(
            new DecodeHtmlEntities(), new RemoveHtmlTags(), new RemoveControlCharacters(), new UnicodeForm(NormalizationForm.FormKC),
            new ReplaceUrls(), new ReplaceEmails(), new ReplaceMentions(), new ReplaceHashtags(), new ReplaceEmoji(),
            new ReplaceDates(), new ReplaceTimes(), new ReplaceNumbers(),
            new ExpandContractions(), new LowerCase(), new RemoveDiacritics(), new ShortenRepeats(),
            new RemovePunctuation(keep: "'_", with: " "), new RemoveSymbols(with: " "), new CollapseWhiteSpace()),
        ["All stages in their order, with words"] = new(
            new DecodeHtmlEntities(), new RemoveHtmlTags(), new RemoveControlCharacters(), new UnicodeForm(NormalizationForm.FormKC),
            new ReplaceUrls(""), new ReplaceEmails(""), new ReplaceMentions(""), new SplitHashtags(), new NameEmoji(),
            new CanonicalDates(DateOrder.DayMonthYear), new CanonicalTimes(), new CanonicalNumbers(),
            new ExpandContractions(), new LowerCase(), new RemoveDiacritics(), new ShortenRepeats(),
            new RemovePunctuation(keep: "'_-:.", with: " "), new RemoveSymbols(with: " "), new CollapseWhiteSpace()),
    };
}
