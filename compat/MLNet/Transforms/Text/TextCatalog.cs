using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Microsoft.ML;

/// <summary>Transforms of text.</summary>
public static class TextCatalog
{
    /// <summary>Normalizes case, diacritics, punctuation and numbers.</summary>
    public static TextNormalizingEstimator NormalizeText(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, TextNormalizingEstimator.CaseMode caseMode = TextNormalizingEstimator.CaseMode.Lower,
        bool keepDiacritics = false, bool keepPunctuations = true, bool keepNumbers = true) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName), new TextRules(caseMode, keepDiacritics, keepPunctuations, keepNumbers));

    /// <summary>Splits text at separators, spaces unless others are given.</summary>
    public static WordTokenizingEstimator TokenizeIntoWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, char[] separators = null) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName), separators ?? [' ']);

    /// <summary>Removes the commonest words of a language from tokens; here only English has a list.</summary>
    public static StopWordsRemovingEstimator RemoveDefaultStopWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, StopWordsRemovingEstimator.Language language = StopWordsRemovingEstimator.Language.English) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName), language);

    /// <summary>Removes words from tokens.</summary>
    public static CustomStopWordsRemovingEstimator RemoveStopWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, params string[] stopwords) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName), stopwords);
}
