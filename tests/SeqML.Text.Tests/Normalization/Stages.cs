using System.Text;
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
