using System.Text;
using SeqML.Text.Languages;
using SeqML.Text.Normalization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>Every stage with the options that tables and laws speak of, by the headings of specs/normalization.</summary>
internal static class Stages
{
    public static readonly IReadOnlyDictionary<string, NormalizationStage> All = new Dictionary<string, NormalizationStage>
    {
        ["DecodeHtmlEntities"] = new DecodeHtmlEntities(),
        ["RemoveHtmlTags"] = new RemoveHtmlTags(),
        ["UnicodeForm NFC"] = new UnicodeForm(),
        ["UnicodeForm NFD"] = new UnicodeForm(NormalizationForm.FormD),
        ["UnicodeForm NFKC"] = new UnicodeForm(NormalizationForm.FormKC),
        ["UnicodeForm NFKD"] = new UnicodeForm(NormalizationForm.FormKD),
        ["LowerCase"] = new LowerCase(),
        ["UpperCase"] = new UpperCase(),
        ["TurkishLowerCase"] = new TurkishLowerCase(),
        ["TurkishUpperCase"] = new TurkishUpperCase(),
        ["RemoveDiacritics"] = new RemoveDiacritics(),
        ["RemoveControlCharacters"] = new RemoveControlCharacters(),
        ["ReplaceUrls"] = new ReplaceUrls(),
        ["ReplaceUrls by nothing"] = new ReplaceUrls(""),
        ["ReplaceUrls by a blank"] = new ReplaceUrls(" "),
        ["ReplaceUrls by MASK"] = new ReplaceUrls("MASK"),
        ["ReplaceEmails"] = new ReplaceEmails(),
        ["ReplaceEmails by nothing"] = new ReplaceEmails(""),
        ["ReplaceEmails by a blank"] = new ReplaceEmails(" "),
        ["ReplaceEmails by MASK"] = new ReplaceEmails("MASK"),
        ["ReplaceMentions"] = new ReplaceMentions(),
        ["ReplaceMentions by nothing"] = new ReplaceMentions(""),
        ["ReplaceMentions by a blank"] = new ReplaceMentions(" "),
        ["ReplaceMentions by MASK"] = new ReplaceMentions("MASK"),
        ["ReplaceHashtags"] = new ReplaceHashtags(),
        ["ReplaceHashtags by nothing"] = new ReplaceHashtags(""),
        ["ReplaceHashtags by a blank"] = new ReplaceHashtags(" "),
        ["ReplaceHashtags by MASK"] = new ReplaceHashtags("MASK"),
        ["SplitHashtags"] = new SplitHashtags(),
        ["ReplaceDates"] = new ReplaceDates(),
        ["ReplaceDates by nothing"] = new ReplaceDates(""),
        ["ReplaceDates by MASK"] = new ReplaceDates("MASK"),
        ["ReplaceDates of Spanish"] = new ReplaceDates(language: Language.Of("es")),
        ["CanonicalDates, the day first"] = new CanonicalDates(DateOrder.DayMonthYear),
        ["CanonicalDates, the month first"] = new CanonicalDates(DateOrder.MonthDayYear),
        ["CanonicalDates of German"] = new CanonicalDates(DateOrder.DayMonthYear, Language.Of("de")),
        ["CanonicalDates of French"] = new CanonicalDates(DateOrder.DayMonthYear, Language.Of("fr")),
        ["ReplaceTimes"] = new ReplaceTimes(),
        ["ReplaceTimes by nothing"] = new ReplaceTimes(""),
        ["ReplaceTimes by MASK"] = new ReplaceTimes("MASK"),
        ["CanonicalTimes"] = new CanonicalTimes(),
        ["ReplaceNumbers"] = new ReplaceNumbers(),
        ["ReplaceNumbers by nothing"] = new ReplaceNumbers(""),
        ["ReplaceNumbers by MASK"] = new ReplaceNumbers("MASK"),
        ["ReplaceNumbers as German"] = new ReplaceNumbers(decimalSeparator: ',', groupSeparator: '.'),
        ["CanonicalNumbers"] = new CanonicalNumbers(),
        ["CanonicalNumbers as German"] = new CanonicalNumbers(',', '.'),
        ["CanonicalNumbers as French"] = new CanonicalNumbers(',', ' '),
        ["ExpandContractions"] = new ExpandContractions(),
        ["ReplaceEmoji"] = new ReplaceEmoji(),
        ["ReplaceEmoji by nothing"] = new ReplaceEmoji(""),
        ["NameEmoji"] = new NameEmoji(),
        ["RemovePunctuation"] = new RemovePunctuation(),
        ["RemovePunctuation, a blank for it, ' and - kept"] = new RemovePunctuation(keep: "'-", with: " "),
        ["RemoveSymbols"] = new RemoveSymbols(),
        ["RemoveSymbols, a blank for them, $ and 👍 kept"] = new RemoveSymbols(keep: "$👍", with: " "),
        ["ShortenRepeats"] = new ShortenRepeats(),
        ["ShortenRepeats to 1"] = new ShortenRepeats(1),
        ["ShortenRepeats to 2"] = new ShortenRepeats(2),
        ["CollapseWhiteSpace"] = new CollapseWhiteSpace(),
        ["CollapseWhiteSpaceByLine"] = new CollapseWhiteSpaceByLine(),
        ["TrimWhiteSpace"] = new TrimWhiteSpace(),
    };

    /// <summary>Those that look across line breaks: all others make of each line what they make of it alone.</summary>
    public static readonly IReadOnlySet<string> AcrossLines = new HashSet<string> { "RemoveHtmlTags", "CollapseWhiteSpace", "CollapseWhiteSpaceByLine", "TrimWhiteSpace" };

    public static TheoryData<string> Names => [.. All.Keys];

    public static string Normalize(this NormalizationStage stage, string text) => new TextNormalizer(stage).Normalize(text);
}
