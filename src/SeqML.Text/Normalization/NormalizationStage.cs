using System.Text.Json.Serialization;

namespace SeqML.Text.Normalization;

/// <summary>
/// One way to normalize text, such as <see cref="LowerCase"/>. Each is small, throws on no text, takes time that is linear in its length, and changes nothing the second time.
/// A <see cref="TextNormalizer"/> applies several in their order.
/// </summary>
/// <remarks>A stage is data: it is compared by its options, is written to a model as JSON, and may be used by several threads.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "stage")]
[JsonDerivedType(typeof(DecodeHtmlEntities), "decodeHtmlEntities")]
[JsonDerivedType(typeof(RemoveHtmlTags), "removeHtmlTags")]
[JsonDerivedType(typeof(UnicodeForm), "unicodeForm")]
[JsonDerivedType(typeof(LowerCase), "lowerCase")]
[JsonDerivedType(typeof(UpperCase), "upperCase")]
[JsonDerivedType(typeof(TurkishLowerCase), "turkishLowerCase")]
[JsonDerivedType(typeof(TurkishUpperCase), "turkishUpperCase")]
[JsonDerivedType(typeof(RemoveDiacritics), "removeDiacritics")]
[JsonDerivedType(typeof(RemoveControlCharacters), "removeControlCharacters")]
[JsonDerivedType(typeof(RemovePunctuation), "removePunctuation")]
[JsonDerivedType(typeof(RemoveSymbols), "removeSymbols")]
[JsonDerivedType(typeof(ShortenRepeats), "shortenRepeats")]
[JsonDerivedType(typeof(CollapseWhiteSpace), "collapseWhiteSpace")]
[JsonDerivedType(typeof(CollapseWhiteSpaceByLine), "collapseWhiteSpaceByLine")]
[JsonDerivedType(typeof(TrimWhiteSpace), "trimWhiteSpace")]
public abstract record NormalizationStage
{
    /// <summary>A stage is one of SeqML's own: models name it.</summary>
    private protected NormalizationStage()
    {
    }

    /// <summary>Normalizes a text.</summary>
    /// <param name="text">The text as the stages before left it; it is changed.</param>
    public abstract void Apply(NormalizedText text);
}
